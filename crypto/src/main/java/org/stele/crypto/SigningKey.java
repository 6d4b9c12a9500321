package org.stele.crypto;

/** A private key that signs; it may live in memory, in a token or with an authenticator. Safe for use by many threads. */
public interface SigningKey {
    VerificationKey verificationKey();

    /** Signs {@code message} in {@code domain}. */
    byte[] sign(Domain domain, byte[] message);
}
