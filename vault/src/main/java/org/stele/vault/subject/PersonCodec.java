package org.stele.vault.subject;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.padding.Padding;

/**
 * Persons on disk: the CBOR array {@code [name, birth date as epoch day or null, [[authority, value]…], contact or null]},
 * padded, encrypted and bound to the subject.
 */
final class PersonCodec {
    private static final byte[] DOMAIN = "stele/vault-person/2\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS = 4;

    private PersonCodec() {}

    static byte[] seal(AeadKey key, Person person) {
        return Aead.seal(key, Padding.SMALL.add(encode(person)), context(person.subject()));
    }

    static Person open(AeadKey key, RandomId subject, byte[] sealed) {
        try {
            return decode(subject, Padding.strip(Aead.open(key, sealed, context(subject))));
        } catch (DecryptionException | IllegalArgumentException e) {
            throw new VaultException(
                    Reason.DAMAGED, "what is known of " + subject + " was changed: restore the database", e);
        }
    }

    static byte[] encode(Person person) {
        CborWriter out = new CborWriter().array(FIELDS).text(person.name());
        person.birthDate().ifPresentOrElse(day -> out.integer(day.toEpochDay()), out::nil);
        out.array(person.identifiers().size());
        person.identifiers().forEach(id -> out.array(2).text(id.authority()).text(id.value()));
        person.contact().ifPresentOrElse(out::text, out::nil);
        return out.toByteArray();
    }

    /**
     * @throws IllegalArgumentException where the bytes are not the encoding of a person
     */
    static Person decode(RandomId subject, byte[] encoded) {
        CborReader in = new CborReader(encoded);
        in.array(FIELDS);
        Person person = new Person(subject, in.text(), birthDate(in), identifiers(in), contact(in));
        in.end();
        return person;
    }

    private static Optional<LocalDate> birthDate(CborReader in) {
        return in.nil()
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)));
    }

    private static SortedSet<Identifier> identifiers(CborReader in) {
        int size = in.array();
        TreeSet<Identifier> identifiers = new TreeSet<>();
        for (int i = 0; i < size; i++) {
            in.array(2);
            identifiers.add(new Identifier(in.text(), in.text()));
        }
        return identifiers;
    }

    private static Optional<String> contact(CborReader in) {
        return in.nil() ? Optional.empty() : Optional.of(in.text());
    }

    private static byte[] context(RandomId subject) {
        return ByteBuffer.allocate(DOMAIN.length + RandomId.LENGTH)
                .put(DOMAIN)
                .put(subject.bytes().unsafeArray())
                .array();
    }
}
