package org.stele.vault.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.RandomId;
import org.stele.crypto.cbor.CborReader;
import org.stele.crypto.cbor.CborWriter;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.commitment.Salt;
import org.stele.vault.label.Labels;
import org.stele.vault.padding.Padding;

/**
 * Record versions on disk: the CBOR array {@code [salt, labels, content]} padded, encrypted, bound to record and subject. The salt goes
 * with the content, so that destroying the key destroys both.
 */
public final class RecordSeal {
    private static final byte[] DOMAIN = "stele/vault-record/2\0".getBytes(StandardCharsets.US_ASCII);
    private static final int FIELDS = 3;

    private RecordSeal() {}

    static byte[] seal(AeadKey key, RecordDraft draft, Salt salt) {
        CborWriter out = new CborWriter().array(FIELDS).bytes(salt.bytes().unsafeArray());
        draft.labels().write(out);
        byte[] plain = out.bytes(draft.content().unsafeArray()).toByteArray();
        return Aead.seal(key, Padding.LARGE.add(plain), context(draft.id(), draft.subject()));
    }

    /**
     * Opens a record version. Whoever has a record's key has a journal entry for it.
     *
     * @throws VaultException {@code DAMAGED} where it was changed or is another record's
     */
    public static Plain open(AeadKey key, RandomId record, RandomId subject, byte[] sealed) {
        try {
            return decode(Padding.strip(Aead.open(key, sealed, context(record, subject))));
        } catch (DecryptionException | IllegalArgumentException e) {
            throw new VaultException(
                    Reason.DAMAGED, "record " + record + " was changed: restore the database from a backup", e);
        }
    }

    /**
     * @throws IllegalArgumentException where the bytes are not the one encoding of a record
     */
    static Plain decode(byte[] plain) {
        CborReader in = new CborReader(plain);
        in.array(FIELDS);
        Plain read = new Plain(new Salt(Bytes.wrap(in.bytes())), Labels.read(in), Bytes.wrap(in.bytes()));
        in.end();
        return read;
    }

    private static byte[] context(RandomId record, RandomId subject) {
        return ByteBuffer.allocate(DOMAIN.length + 2 * RandomId.LENGTH)
                .put(DOMAIN)
                .put(record.bytes().unsafeArray())
                .put(subject.bytes().unsafeArray())
                .array();
    }

    /** A record version in clear. Its text form shows nothing of it. */
    public record Plain(Salt salt, Labels labels, Bytes content) {
        @Override
        public String toString() {
            return "Plain";
        }
    }
}
