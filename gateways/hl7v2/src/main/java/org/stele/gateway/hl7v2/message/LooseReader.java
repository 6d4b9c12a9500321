package org.stele.gateway.hl7v2.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads single segments out of what may be no whole message, whatever stands beside them: where refusing it helps nobody. Safe for use
 * by many threads.
 */
public final class LooseReader {
    private static final EncodingCharacters USUAL = new EncodingCharacters('|', "^~\\&");
    private static final Pattern ENDS = Pattern.compile("[\r\n]");
    private static final int LONGEST = 1 << 16;

    private final SegmentParser parser = new SegmentParser();

    /**
     * Those segments that can be taken apart, of at most 65,536 characters each.
     *
     * @param bytes in UTF-8, or in ISO 8859-1 where they are none
     * @param name of three characters
     */
    public List<Segment> all(byte[] bytes, String name) {
        String text = text(bytes);
        EncodingCharacters delimiters = delimiters(text);
        String start = name + delimiters.getFieldSeparator();
        return ENDS.splitAsStream(text)
                .map(String::strip)
                .filter(line -> line.startsWith(start))
                .flatMap(line -> segment(line, name, delimiters).stream())
                .toList();
    }

    private static String text(byte[] bytes) {
        byte[] unmarked = CharacterSets.withoutMark(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(unmarked))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(unmarked, StandardCharsets.ISO_8859_1);
        }
    }

    private static EncodingCharacters delimiters(String text) {
        Stream<String> headers = ENDS.splitAsStream(text).map(String::strip).filter(line -> line.startsWith("MSH"));
        try {
            return headers.findFirst().map(Delimiters::of).orElse(USUAL);
        } catch (RefusedMessageException e) {
            return USUAL;
        }
    }

    private Optional<Segment> segment(String line, String name, EncodingCharacters delimiters) {
        try {
            return Optional.of(parser.parse(line.substring(0, Math.min(LONGEST, line.length())), name, 1, delimiters));
        } catch (RefusedMessageException e) {
            return Optional.empty();
        }
    }
}
