package org.stele.gateway.hl7v2.message;

/**
 * What a message may demand of whoever reads it.
 *
 * @param maxBytes of the whole message
 * @param maxSegments of all names together
 * @param maxDelimiters between fields, repetitions, components and subcomponents of one segment
 * @param maxRepetitions of one field, but for OBX and NTE, where they may be the lines of a text
 */
public record MessageLimits(int maxBytes, int maxSegments, int maxDelimiters, int maxRepetitions) {
    private static final int STANDARD_BYTES = 8 << 20;

    /** 8 MiB, 5,000 segments, 2,000 delimiters in each, 100 repetitions. */
    public static final MessageLimits STANDARD = ofBytes(STANDARD_BYTES);

    public static MessageLimits ofBytes(int maxBytes) {
        return new MessageLimits(maxBytes, 5_000, 2_000, 100);
    }
}
