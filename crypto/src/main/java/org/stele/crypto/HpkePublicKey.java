package org.stele.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An X25519 public key that texts are sealed to with {@link Hpke}; base64url as text (43 characters).
 *
 * @param bytes 32 bytes, RFC 7748 §5
 */
public record HpkePublicKey(Bytes bytes) {
    public static final int LENGTH = 32;

    public HpkePublicKey {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("an X25519 key has 32 bytes, this has " + bytes.length());
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static HpkePublicKey parse(String text) {
        return new HpkePublicKey(Bytes.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return bytes.toString();
    }
}
