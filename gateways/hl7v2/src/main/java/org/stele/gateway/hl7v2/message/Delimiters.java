package org.stele.gateway.hl7v2.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;

/** Which characters part a message: MSH-1 and MSH-2. */
final class Delimiters {
    private static final int SEPARATOR = 3;
    private static final int LEAST = 4;
    private static final int MOST = 5;

    private Delimiters() {}

    /**
     * What the header of a message says.
     *
     * @throws RefusedMessageException where it has no header, or says what cannot be
     */
    static EncodingCharacters of(String head) {
        if (!head.startsWith("MSH") || head.length() < SEPARATOR + 1 + LEAST) {
            throw wrong("a message begins with the segment MSH");
        }
        char separator = head.charAt(SEPARATOR);
        int end = head.indexOf(separator, SEPARATOR + 1);
        String others = end < 0 ? "" : head.substring(SEPARATOR + 1, Math.min(end, SEPARATOR + 2 + MOST));
        if (others.length() < LEAST || others.length() > MOST || !areDelimiters(separator + others)) {
            throw wrong(
                    "MSH-1 and MSH-2 name five different characters, or six, that are no letters or digits: ^~\\& after |");
        }
        return new EncodingCharacters(
                separator, others.charAt(0), others.charAt(1), others.charAt(2), others.charAt(3));
    }

    /** Whether a character parts a segment into fields or parts of fields. */
    static boolean parts(EncodingCharacters delimiters, int character) {
        return character == delimiters.getFieldSeparator()
                || character == delimiters.getComponentSeparator()
                || character == delimiters.getRepetitionSeparator()
                || character == delimiters.getSubcomponentSeparator();
    }

    private static boolean areDelimiters(String characters) {
        return characters.chars().distinct().count() == characters.length()
                && characters.chars().allMatch(it -> it > ' ' && it < 0x7F && !Character.isLetterOrDigit(it));
    }

    private static RefusedMessageException wrong(String message) {
        return RefusedMessageException.rejected(ErrorCode.SEGMENT_SEQUENCE, Place.of("MSH", 2), message);
    }
}
