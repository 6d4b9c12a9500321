package org.stele.vault.padding;

import java.util.Arrays;

/**
 * Brings texts to one of few lengths before they are sealed: of a text's exact length one can read which diagnosis it names. A
 * byte 0x80 and zeros are put behind it (ISO/IEC 7816-4), up to the next multiple of the unit, or of an eighth of the text's
 * own magnitude where that is more: beyond eight units it grows by an eighth at most. Safe for use by many threads.
 */
public enum Padding {
    /** For records and their indexes, units of 1,024 bytes: nearly all diagnoses of one system then have one length. */
    LARGE(1024),
    /** For what is short and much alike anyway, units of 256 bytes. */
    SMALL(256);

    private static final byte MARK = (byte) 0x80;

    private final int unit;

    Padding(int unit) {
        this.unit = unit;
    }

    /** The text with what comes behind it: always at least one byte. */
    public byte[] add(byte[] text) {
        byte[] padded = Arrays.copyOf(text, paddedLength(text.length));
        padded[text.length] = MARK;
        return padded;
    }

    /**
     * The text that {@link #add} was given.
     *
     * @throws IllegalArgumentException where the bytes do not end as {@link #add} ends them
     */
    public static byte[] strip(byte[] padded) {
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != MARK) {
            throw new IllegalArgumentException("not padded");
        }
        return Arrays.copyOf(padded, end);
    }

    private int paddedLength(int length) {
        int step = Math.max(unit, Integer.highestOneBit(length) / 8);
        return Math.multiplyExact(length / step + 1, step);
    }
}
