package org.stele.exchange.testing;

import org.stele.crypto.Aead;
import org.stele.crypto.AeadKey;
import org.stele.crypto.DecryptionException;
import org.stele.vault.keys.RootKey;

/** A root key without a file. */
record TestRoot(AeadKey key) implements RootKey {
    @Override
    public byte[] wrap(AeadKey wrapped, byte[] context) {
        return Aead.wrap(key, wrapped, context);
    }

    @Override
    public AeadKey unwrap(byte[] wrapped, byte[] context) {
        try {
            return Aead.unwrap(key, wrapped, context);
        } catch (DecryptionException e) {
            throw new IllegalStateException(e);
        }
    }
}
