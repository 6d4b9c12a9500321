package org.stele.vault.keys;

import org.stele.crypto.AeadKey;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

/** A new data key for one thing, with the wrapped form that {@link Keyring#store} keeps. Its text form shows no key. */
public record FreshKey(RandomId owner, AeadKey key, Bytes wrapped) {
    @Override
    public String toString() {
        return "FreshKey[" + owner + "]";
    }
}
