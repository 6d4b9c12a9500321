package org.stele.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A SHA-256 digest: 32 bytes that compare by content; base64url as text (43 characters). */
public record Hash(Bytes bytes) implements Comparable<Hash> {
    public static final int LENGTH = 32;

    public Hash {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, this has " + bytes.length());
        }
    }

    /** SHA-256 over the parts, one after the other. The parts carry no lengths: callers fix or prefix theirs. */
    public static Hash of(byte[]... parts) {
        return wrap(Sha256.digest(parts));
    }

    /** Takes {@code digest} as it is: the caller promises never to change it again. */
    public static Hash wrap(byte[] digest) {
        return new Hash(Bytes.wrap(digest));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Hash parse(String text) {
        return new Hash(Bytes.parse(text));
    }

    /** The digest itself, not a copy: never to be changed. */
    public byte[] unsafeArray() {
        return bytes.unsafeArray();
    }

    @Override
    public int compareTo(Hash other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    @JsonValue
    public String toString() {
        return bytes.toString();
    }
}
