package org.stele.vault.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.stele.crypto.Bytes;

/** 32 random bytes, fresh for each record version: without them a commitment tells nothing, even to who guesses the content. */
public record Salt(Bytes bytes) {
    public static final int LENGTH = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Salt {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, this has " + bytes.length());
        }
    }

    public static Salt generate() {
        byte[] value = new byte[LENGTH];
        RANDOM.nextBytes(value);
        return new Salt(Bytes.wrap(value));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Salt parse(String text) {
        return new Salt(Bytes.parse(text));
    }

    /** Says nothing of the salt, which must not reach a log. */
    @Override
    public String toString() {
        return "Salt";
    }

    @JsonValue
    public String toText() {
        return bytes.toString();
    }
}
