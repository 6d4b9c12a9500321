package org.stele.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;

/**
 * An Ed25519 public key (RFC 8032 §5.1.5), checked to be a canonical point of the group of prime order; signatures are 64
 * bytes. Text: {@code ed25519.<base64url>}.
 *
 * @param bytes 32 bytes, as RFC 8032 encodes a point
 */
public record Ed25519Key(Bytes bytes) implements VerificationKey {
    public static final int LENGTH = 32;
    public static final int SIGNATURE_LENGTH = 64;
    static final String PREFIX = "ed25519.";

    private static final byte[] NOTHING = {};
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final BoundedCache<Bytes, PublicKey> PARSED = new BoundedCache<>(16_384);

    /**
     * @throws IllegalArgumentException where {@code bytes} are no canonical point of the group of prime order
     */
    public Ed25519Key {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, this has " + bytes.length());
        }
        parsed(bytes);
    }

    @Override
    public boolean verifies(Domain domain, byte[] message, byte[] signature) {
        return verifies(SignatureProvider.chosen(), parsed(bytes), domain.prefix(), message, signature);
    }

    /**
     * Checks a signature over the bare message: only for standards that say themselves what is signed, such as W3C Data
     * Integrity. Never throws for hostile input.
     */
    public boolean verifiesUnframed(byte[] message, byte[] signature) {
        return verifies(SignatureProvider.chosen(), parsed(bytes), NOTHING, message, signature);
    }

    static boolean verifies(
            SignatureProvider provider, PublicKey key, byte[] prefix, byte[] message, byte[] signature) {
        if (!isWellFormed(provider, signature)) {
            return false;
        }
        try {
            Signature engine = provider.ed25519();
            engine.initVerify(key);
            engine.update(prefix);
            engine.update(message);
            return engine.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the signature library refuses a checked key", e);
        }
    }

    static PublicKey parse(SignatureProvider provider, Bytes bytes) {
        if (!Ed25519Points.isInPrimeGroup(bytes.unsafeArray(), 0)) {
            throw new IllegalArgumentException("not a canonical Ed25519 point of prime order");
        }
        try {
            return provider.ed25519Key(Encodings.concat(SPKI, bytes.unsafeArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** Bouncy Castle multiplies the equation, which would let an R with a part of small order pass. */
    private static boolean isWellFormed(SignatureProvider provider, byte[] signature) {
        return signature.length == SIGNATURE_LENGTH
                && Ed25519Points.isReducedScalar(signature, 32)
                && (provider.isBouncyCastle()
                        ? Ed25519Points.isInPrimeGroup(signature, 0)
                        : Ed25519Points.isCanonical(signature, 0));
    }

    private static PublicKey parsed(Bytes bytes) {
        return PARSED.get(bytes, b -> parse(SignatureProvider.chosen(), b));
    }

    @Override
    public String toString() {
        return PREFIX + bytes;
    }
}
