package org.stele.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;

/** A random identifier of 16 bytes that says nothing of what it names; base64url as text (22 characters). */
public record RandomId(Bytes bytes) implements Comparable<RandomId> {
    public static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public RandomId {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("an identifier has 16 bytes, this has " + bytes.length());
        }
    }

    public static RandomId generate() {
        byte[] value = new byte[LENGTH];
        RANDOM.nextBytes(value);
        return new RandomId(Bytes.wrap(value));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RandomId parse(String text) {
        return new RandomId(Bytes.parse(text));
    }

    @Override
    public int compareTo(RandomId other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return bytes.toString();
    }
}
