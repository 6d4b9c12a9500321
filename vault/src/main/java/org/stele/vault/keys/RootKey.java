package org.stele.vault.keys;

/**
 * The organisation's root key. It wraps and unwraps, and never leaves where it is kept: a passphrase file, a keystore or a
 * token. Safe for use by many threads.
 */
public interface RootKey {
    /**
     * Encrypts {@code key}, bound to {@code context}.
     *
     * @param key 32 bytes
     * @param context what the key is for; the same bytes unwrap it
     */
    byte[] wrap(byte[] key, byte[] context);

    /**
     * @throws org.stele.vault.VaultException {@code WRONG_ROOT_KEY} where {@code wrapped} was not made by this key for this
     *     context, or was changed
     */
    byte[] unwrap(byte[] wrapped, byte[] context);
}
