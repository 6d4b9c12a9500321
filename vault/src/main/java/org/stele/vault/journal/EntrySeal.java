package org.stele.vault.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;
import org.stele.vault.journal.proof.EntryCodec;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.padding.Padding;

/** Entries on disk: salt and entry, padded, under the subject's journal key, bound to subject and number. */
final class EntrySeal {
    private static final byte[] DOMAIN = "stele/vault-journal/2\0".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_LENGTH = Hash.LENGTH;

    private EntrySeal() {}

    static Bytes seal(AeadKey key, RandomId subject, long number, Bytes salt, byte[] entry) {
        byte[] plain = Arrays.copyOf(salt.unsafeArray(), SALT_LENGTH + entry.length);
        System.arraycopy(entry, 0, plain, SALT_LENGTH, entry.length);
        return Bytes.wrap(Aead.seal(key, Padding.SMALL.add(plain), context(subject, number)));
    }

    static LinkedEntry open(AeadKey key, RandomId subject, long number, Hash previous, byte[] sealed) {
        try {
            return decode(number, previous, Padding.strip(Aead.open(key, sealed, context(subject, number))));
        } catch (DecryptionException | IllegalArgumentException e) {
            throw new VaultException(
                    Reason.DAMAGED,
                    "entry " + number + " in the journal of " + subject + " was changed: restore the database",
                    e);
        }
    }

    /** Reads salt and entry. */
    static LinkedEntry decode(long number, Hash previous, byte[] plain) {
        if (plain.length < SALT_LENGTH) {
            throw new IllegalArgumentException("a journal entry is cut short");
        }
        Bytes salt = Bytes.wrap(Arrays.copyOf(plain, SALT_LENGTH));
        byte[] entry = Arrays.copyOfRange(plain, SALT_LENGTH, plain.length);
        return new LinkedEntry(number, previous, salt, EntryCodec.decode(entry));
    }

    private static byte[] context(RandomId subject, long number) {
        return ByteBuffer.allocate(DOMAIN.length + RandomId.LENGTH + Long.BYTES)
                .put(DOMAIN)
                .put(subject.bytes().unsafeArray())
                .putLong(number)
                .array();
    }
}
