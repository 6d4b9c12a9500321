package org.stele.vault.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.RandomId;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/**
 * One subject's key, with which its data keys are wrapped, each bound to what it is for. It gives index keys freely; record
 * keys only within this package, to {@link Keyring#recordKeys}.
 */
public final class SubjectRing {
    private static final byte[] DOMAIN = "stele/vault-data-key/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte RECORD = 1;
    private static final byte INDEX = 2;

    private final RandomId subject;
    private final AeadKey wrapping;

    SubjectRing(RandomId subject, AeadKey wrapping) {
        this.subject = subject;
        this.wrapping = wrapping;
    }

    public RandomId subject() {
        return subject;
    }

    /** A new key for a record version. */
    public FreshKey freshRecordKey(RandomId record) {
        return fresh(RECORD, record);
    }

    /** A new key for a part of the subject's index. */
    public FreshKey freshIndexKey(RandomId part) {
        return fresh(INDEX, part);
    }

    AeadKey recordKey(RandomId record, byte[] wrapped) {
        return unwrap(RECORD, record, wrapped);
    }

    AeadKey indexKey(RandomId part, byte[] wrapped) {
        return unwrap(INDEX, part, wrapped);
    }

    private FreshKey fresh(byte kind, RandomId owner) {
        AeadKey key = AeadKey.generate();
        return new FreshKey(owner, key, Bytes.wrap(Aead.wrap(wrapping, key, context(kind, owner))));
    }

    private AeadKey unwrap(byte kind, RandomId owner, byte[] wrapped) {
        try {
            return Aead.unwrap(wrapping, wrapped, context(kind, owner));
        } catch (DecryptionException e) {
            throw new VaultException(
                    Reason.DAMAGED, "the key of " + owner + " was changed: restore the keys from a backup", e);
        }
    }

    private byte[] context(byte kind, RandomId owner) {
        return ByteBuffer.allocate(DOMAIN.length + 1 + 2 * RandomId.LENGTH)
                .put(DOMAIN)
                .put(kind)
                .put(subject.bytes().unsafeArray())
                .put(owner.bytes().unsafeArray())
                .array();
    }
}
