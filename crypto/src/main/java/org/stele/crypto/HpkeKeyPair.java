package org.stele.crypto;

import com.google.crypto.tink.subtle.X25519;
import java.security.InvalidKeyException;

/** An X25519 key pair that opens what was sealed to its public key. The private key is never printed. */
public final class HpkeKeyPair {
    private final byte[] privateKey;
    private final HpkePublicKey publicKey;

    private HpkeKeyPair(byte[] privateKey) {
        this.privateKey = privateKey;
        this.publicKey = new HpkePublicKey(Bytes.wrap(publicKey(privateKey)));
    }

    public static HpkeKeyPair generate() {
        return new HpkeKeyPair(X25519.generatePrivateKey());
    }

    /**
     * The pair that this private key belongs to.
     *
     * @param privateKey 32 bytes, RFC 7748 §5; copied
     * @throws IllegalArgumentException where it has another length
     */
    public static HpkeKeyPair fromPrivate(byte[] privateKey) {
        return new HpkeKeyPair(privateKey.clone());
    }

    public HpkePublicKey publicKey() {
        return publicKey;
    }

    /** A copy of the secret, for writing into an encrypted key file and for nothing else. */
    public byte[] privateKey() {
        return privateKey.clone();
    }

    private static byte[] publicKey(byte[] privateKey) {
        try {
            return X25519.publicFromPrivate(privateKey);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("an X25519 private key has 32 bytes, this has " + privateKey.length, e);
        }
    }

    /** The public key only. */
    @Override
    public String toString() {
        return "key pair of " + publicKey;
    }
}
