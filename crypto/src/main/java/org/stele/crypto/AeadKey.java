package org.stele.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.Destroyable;

/** A symmetric key of 32 bytes for {@link Aead}. Never printed. Safe for use by many threads until destroyed. */
public final class AeadKey implements Destroyable {
    public static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] value;
    private volatile boolean destroyed;

    private AeadKey(byte[] value) {
        this.value = value;
    }

    public static AeadKey generate() {
        byte[] value = new byte[LENGTH];
        RANDOM.nextBytes(value);
        return new AeadKey(value);
    }

    /**
     * The key that these bytes are.
     *
     * @param value 32 bytes, copied
     * @throws IllegalArgumentException where it has another length
     */
    public static AeadKey of(byte[] value) {
        if (value.length != LENGTH) {
            throw new IllegalArgumentException("a key has 32 bytes, this has " + value.length);
        }
        return new AeadKey(value.clone());
    }

    /** A copy of the secret, for wrapping it and for nothing else; the caller clears it. */
    public byte[] export() {
        requireIntact();
        return value.clone();
    }

    SecretKey secretKey() {
        requireIntact();
        return new SecretKeySpec(value, "AES");
    }

    /** Overwrites the secret; what this key sealed is readable only by another copy of it. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(value, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    private void requireIntact() {
        if (destroyed) {
            throw new IllegalStateException("the key has been destroyed");
        }
    }

    @Override
    public String toString() {
        return "AeadKey";
    }
}
