package org.stele.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A public key that signatures are checked with. It carries all that a check needs, so that verifying is a pure function of
 * key, message and signature and can run anywhere, in any order, on any thread.
 *
 * <p>Its text form is {@code <algorithm>.<base64url>}: {@code ed25519.…} (32 bytes, RFC 8032), {@code es256.…} (33 bytes, SEC1
 * compressed P-256) or {@code webauthn.…} (deterministic CBOR: P-256 key, rpId hash, origins).
 */
public sealed interface VerificationKey permits Ed25519Key, Es256Key, WebAuthnKey {
    /**
     * Whether {@code signature} is this key's, over {@code message} in {@code domain}. Strict: of the encodings that some
     * verifiers accept and others refuse, all are refused. Never throws for hostile input.
     */
    boolean verifies(Domain domain, byte[] message, byte[] signature);

    /** The text form, which {@link #parse} reads back. */
    @Override
    @JsonValue
    String toString();

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException where {@code text} is no canonical, usable key; the message says why
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static VerificationKey parse(String text) {
        return VerificationKeys.parse(text);
    }
}
