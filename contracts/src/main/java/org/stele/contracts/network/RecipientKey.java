package org.stele.contracts.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.stele.crypto.Bytes;

/** A public key that data are sealed to (HPKE, RFC 9180, X25519): 32 bytes; base64url as text. */
public record RecipientKey(Bytes bytes) {
    public static final int LENGTH = 32;

    public RecipientKey {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("a recipient's key has 32 bytes, this has " + bytes.length());
        }
    }

    @JsonCreator
    public static RecipientKey parse(String text) {
        return new RecipientKey(Bytes.parse(text));
    }

    @Override
    @JsonValue
    public String toString() {
        return bytes.toString();
    }
}
