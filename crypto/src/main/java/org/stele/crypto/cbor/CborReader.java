package org.stele.crypto.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link CborWriter} writes and nothing else: another encoding of the same value is refused, so that equal values
 * have equal bytes. Lengths are checked before anything is allocated. Not for use by several threads.
 */
public final class CborReader {
    private final byte[] input;
    private int offset;

    public CborReader(byte[] input) {
        this.input = input;
    }

    public long integer() {
        int start = offset;
        int major = peekMajor();
        long argument = argument();
        if (argument < 0) {
            throw new CborException("integer beyond 64 bits", start);
        }
        return switch (major) {
            case Major.UNSIGNED -> argument;
            case Major.NEGATIVE -> -1 - argument;
            default -> throw new CborException("expected an integer", start);
        };
    }

    /** An integer within {@code min..max}, both included. */
    public int integer(int min, int max) {
        int start = offset;
        long value = integer();
        if (value < min || value > max) {
            throw new CborException("integer outside " + min + ".." + max, start);
        }
        return (int) value;
    }

    public byte[] bytes() {
        return slice(Major.BYTES, "a byte string");
    }

    public String text() {
        int start = offset;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(slice(Major.TEXT, "a text string")))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CborException("text that is not UTF-8", start);
        }
    }

    /** Begins an array and returns its size, which is no larger than the input that is left. */
    public int array() {
        return length(Major.ARRAY, "an array");
    }

    /** Begins an array of exactly {@code size} elements. */
    public void array(int size) {
        int start = offset;
        if (array() != size) {
            throw new CborException("expected an array of " + size, start);
        }
    }

    public boolean bool() {
        int start = offset;
        int value = simple();
        if (value != Major.TRUE && value != Major.FALSE) {
            throw new CborException("expected a boolean", start);
        }
        return value == Major.TRUE;
    }

    /** Whether the next item is null; consumes it if so. */
    public boolean nil() {
        if (offset < input.length && input[offset] == (byte) (Major.SIMPLE << 5 | Major.NULL)) {
            offset++;
            return true;
        }
        return false;
    }

    /** How many bytes have been read. */
    public int offset() {
        return offset;
    }

    /** Refuses what is left over. */
    public void end() {
        if (offset != input.length) {
            throw new CborException("trailing bytes", offset);
        }
    }

    private byte[] slice(int major, String expected) {
        int size = length(major, expected);
        byte[] value = Arrays.copyOfRange(input, offset, offset + size);
        offset += size;
        return value;
    }

    private int length(int major, String expected) {
        int start = offset;
        if (peekMajor() != major) {
            throw new CborException("expected " + expected, start);
        }
        long size = argument();
        if (size < 0 || size > input.length - offset) {
            throw new CborException("length beyond the input", start);
        }
        return (int) size;
    }

    private int simple() {
        int start = offset;
        if (peekMajor() != Major.SIMPLE) {
            throw new CborException("expected a simple value", start);
        }
        return (int) argument();
    }

    private int peekMajor() {
        if (offset >= input.length) {
            throw new CborException("input ends", offset);
        }
        return (input[offset] & 0xFF) >>> 5;
    }

    private long argument() {
        int start = offset;
        int info = input[offset++] & 0x1F;
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new CborException("indefinite or reserved length", start);
        }
        int size = 1 << (info - 24);
        if (size > input.length - offset) {
            throw new CborException("input ends", offset);
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (input[offset++] & 0xFF);
        }
        if (!isShortest(value, size)) {
            throw new CborException("not the shortest form", start);
        }
        return value;
    }

    private static boolean isShortest(long value, int size) {
        return switch (size) {
            case 1 -> value >= 24;
            case 2 -> value > 0xFF;
            case 4 -> value > 0xFFFF;
            default -> value < 0 || value > 0xFFFF_FFFFL;
        };
    }
}
