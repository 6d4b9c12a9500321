package org.stele.crypto;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Base64;

/** An immutable sequence of bytes that compares by content. Its text form is base64url without padding (RFC 4648 §5). */
public final class Bytes implements Comparable<Bytes> {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** Copies {@code value}. */
    public static Bytes of(byte[] value) {
        return new Bytes(value.clone());
    }

    /** Takes {@code value} as it is: the caller promises never to change it again. */
    public static Bytes wrap(byte[] value) {
        return new Bytes(value);
    }

    /**
     * Reads base64url, strictly: no padding, no white space, no stray bits in the last character.
     *
     * @throws IllegalArgumentException where {@code text} is not the one text form of some bytes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Bytes parse(String text) {
        byte[] decoded = DECODER.decode(text);
        if (text.endsWith("=") || strayBits(text) != 0) {
            throw new IllegalArgumentException("not canonical base64url");
        }
        return new Bytes(decoded);
    }

    /** What the last character says beyond the last byte: its four lowest bits after one byte, two after two, else none. */
    private static int strayBits(String text) {
        int beyond = text.length() % 4;
        return beyond < 2 ? 0 : ALPHABET.indexOf(text.charAt(text.length() - 1)) & (beyond == 2 ? 0b1111 : 0b11);
    }

    public int length() {
        return value.length;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** The bytes themselves, not a copy, for hashing and writing: never to be changed. */
    public byte[] unsafeArray() {
        return value;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** The text form, which {@link #parse} reads back. */
    @Override
    @JsonValue
    public String toString() {
        return ENCODER.encodeToString(value);
    }
}
