package org.stele.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM of the JDK (NIST SP 800-38D) with a random nonce of 96 bits and a tag of 128. Sealed is {@code nonce ‖ ciphertext
 * ‖ tag}. A key seals at most 2^32 texts. Safe for use by many threads.
 */
public final class Aead {
    public static final int NONCE_LENGTH = 12;
    public static final int TAG_LENGTH = 16;
    /** How many bytes longer the sealed text is. */
    public static final int OVERHEAD = NONCE_LENGTH + TAG_LENGTH;

    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Aead::cipher);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aead() {}

    /** Seals {@code plaintext}; only the same {@code associatedData} opens it again. */
    public static byte[] seal(AeadKey key, byte[] plaintext, byte[] associatedData) {
        byte[] nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        return seal(key, nonce, plaintext, associatedData);
    }

    /**
     * Opens what {@link #seal} returned.
     *
     * @throws DecryptionException where key or associated data are others, or a bit has changed
     */
    public static byte[] open(AeadKey key, byte[] sealed, byte[] associatedData) throws DecryptionException {
        if (sealed.length < OVERHEAD) {
            throw new DecryptionException("sealed text is cut short");
        }
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key.secretKey(), new GCMParameterSpec(128, sealed, 0, NONCE_LENGTH));
            cipher.updateAAD(associatedData);
            return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
        } catch (AEADBadTagException e) {
            throw new DecryptionException("does not open: wrong key or context, or changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot open AES-256-GCM", e);
        }
    }

    /** Seals a key under another, bound to {@code context}. */
    public static byte[] wrap(AeadKey wrapping, AeadKey wrapped, byte[] context) {
        byte[] secret = wrapped.export();
        try {
            return seal(wrapping, secret, context);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /**
     * Opens what {@link #wrap} returned.
     *
     * @throws DecryptionException where key or context are others, or it is no wrapped key
     */
    public static AeadKey unwrap(AeadKey wrapping, byte[] sealed, byte[] context) throws DecryptionException {
        if (sealed.length != AeadKey.LENGTH + OVERHEAD) {
            throw new DecryptionException("not a wrapped key: wrong length");
        }
        byte[] secret = open(wrapping, sealed, context);
        try {
            return AeadKey.of(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** With the nonce given: for vectors. A nonce used twice under one key gives the plaintexts away. */
    static byte[] seal(AeadKey key, byte[] nonce, byte[] plaintext, byte[] associatedData) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, key.secretKey(), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(associatedData);
            byte[] sealed = Arrays.copyOf(nonce, plaintext.length + OVERHEAD);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_LENGTH);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal AES-256-GCM", e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM: install a complete JDK", e);
        }
    }
}
