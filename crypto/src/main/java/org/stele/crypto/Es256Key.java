package org.stele.crypto;

/**
 * A P-256 public key for ECDSA with SHA-256. Signatures are 64 bytes {@code r ‖ s} (IEEE P1363), both within 1..n-1 and s at
 * most n/2, so that nobody can turn one signature into another. Text: {@code es256.<base64url>}.
 *
 * @param compressed 33 bytes, SEC1 §2.3.3
 */
public record Es256Key(Bytes compressed) implements VerificationKey {
    static final String PREFIX = "es256.";

    /**
     * @throws IllegalArgumentException where {@code compressed} is no point of the curve in its 33-byte form
     */
    public Es256Key {
        P256.key(compressed);
    }

    @Override
    public boolean verifies(Domain domain, byte[] message, byte[] signature) {
        return P256.isStrict(signature)
                && P256.verifies(SignatureProvider.chosen(), P256.key(compressed), domain.prefix(), message, signature);
    }

    @Override
    public String toString() {
        return PREFIX + compressed;
    }
}
