package org.stele.crypto.cbor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes deterministic CBOR: shortest integers, definite lengths. Not for use by several threads. */
public final class CborWriter {
    /** The longest head of an item: its type and 8 bytes. */
    private static final int HEAD = 9;

    private byte[] buffer;
    private int length;

    public CborWriter() {
        this(128);
    }

    /** @param expected about how many bytes will be written; where it is more, room is made */
    public CborWriter(int expected) {
        buffer = new byte[expected];
    }

    /** The most bytes that a string of {@code length} bytes takes. */
    public static int sizeOf(int length) {
        return HEAD + length;
    }

    /** A signed integer of 64 bits. */
    public CborWriter integer(long value) {
        return value >= 0 ? head(Major.UNSIGNED, value) : head(Major.NEGATIVE, -1 - value);
    }

    public CborWriter bytes(byte[] value) {
        return head(Major.BYTES, value.length).append(value);
    }

    public CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return head(Major.TEXT, utf8.length).append(utf8);
    }

    /** Begins an array: the next {@code size} items are its elements. */
    public CborWriter array(int size) {
        return head(Major.ARRAY, size);
    }

    public CborWriter bool(boolean value) {
        return head(Major.SIMPLE, value ? Major.TRUE : Major.FALSE);
    }

    public CborWriter nil() {
        return head(Major.SIMPLE, Major.NULL);
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, length);
    }

    private CborWriter head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            return one((int) (type | argument));
        }
        int size = argument <= 0xFF ? 1 : argument <= 0xFFFF ? 2 : argument <= 0xFFFF_FFFFL ? 4 : 8;
        one(type | (24 + Integer.numberOfTrailingZeros(size)));
        for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
            one((int) (argument >>> shift) & 0xFF);
        }
        return this;
    }

    private CborWriter one(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
        return this;
    }

    private CborWriter append(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
        return this;
    }

    private void ensure(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
