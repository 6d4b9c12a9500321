package org.stele.vault.keys;

import org.jspecify.annotations.NullMarked;
import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.DecryptionException;
import org.stele.vault.VaultException;
import org.stele.vault.VaultException.Reason;

/** A root key without a file. */
@NullMarked
public record MemoryRootKey(AeadKey key) implements RootKey {
    @Override
    public byte[] wrap(AeadKey wrapped, byte[] context) {
        return Aead.wrap(key, wrapped, context);
    }

    @Override
    public AeadKey unwrap(byte[] wrapped, byte[] context) {
        try {
            return Aead.unwrap(key, wrapped, context);
        } catch (DecryptionException e) {
            throw new VaultException(Reason.WRONG_ROOT_KEY, "not this root key", e);
        }
    }
}
