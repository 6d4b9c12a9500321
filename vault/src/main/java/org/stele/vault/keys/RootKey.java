package org.stele.vault.keys;

import org.stele.crypto.AeadKey;

/**
 * The organisation's root key. It wraps and unwraps, and never leaves where it is kept: a passphrase file, a keystore or a
 * token. Safe for use by many threads.
 */
public interface RootKey {
    /**
     * Wraps {@code key}, bound to {@code context}.
     *
     * @param context what the key is for; the same bytes unwrap it
     */
    byte[] wrap(AeadKey key, byte[] context);

    /**
     * Unwraps what {@link #wrap} returned.
     *
     * @throws org.stele.vault.VaultException {@code WRONG_ROOT_KEY} where {@code wrapped} was not made by this key for this
     *     context, or was changed
     */
    AeadKey unwrap(byte[] wrapped, byte[] context);
}
