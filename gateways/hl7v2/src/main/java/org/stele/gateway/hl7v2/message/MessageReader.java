package org.stele.gateway.hl7v2.message;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads messages in the ER7 encoding, of whatever version 2 and structure: segments stay in the order in which they came. Safe for use
 * by many threads.
 */
public final class MessageReader {
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]{2}");
    private static final Pattern ENDS = Pattern.compile("\r\n|\r|\n");
    private static final Set<String> TEXTS = Set.of("OBX", "NTE");
    private static final int CHARACTER_SET = 18;
    private static final int HEADER_BYTES = 4096;
    private static final int HEAD = "MSH|^~\\&|".length();

    private final MessageLimits limits;
    private final SegmentParser parser = new SegmentParser();

    public MessageReader(MessageLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one message.
     *
     * @param bytes without the frame of its transport
     * @throws RefusedMessageException where it is no message, or larger than the limits
     */
    public Message read(byte[] bytes) {
        if (bytes.length > limits.maxBytes()) {
            throw tooLarge("the message is longer than this node takes: send it in parts, or raise hl7.message-limit");
        }
        byte[] unmarked = CharacterSets.withoutMark(bytes);
        String head = new String(unmarked, StandardCharsets.ISO_8859_1);
        EncodingCharacters delimiters = Delimiters.of(head);
        String text = CharacterSets.decode(unmarked, declaredSet(head, delimiters));
        Message message = Message.of(segments(text, delimiters));
        if (message.controlId().isEmpty()) {
            throw RefusedMessageException.rejected(
                    ErrorCode.REQUIRED_FIELD_MISSING,
                    Place.of("MSH", 10),
                    "a message needs a control id, by which it is known again");
        }
        return message;
    }

    /** The header of what perhaps is no message, for an answer to it; empty where it has none that can be read. */
    public Optional<Segment> header(byte[] bytes) {
        byte[] unmarked = CharacterSets.withoutMark(bytes);
        String head = new String(unmarked, 0, Math.min(unmarked.length, HEADER_BYTES), StandardCharsets.US_ASCII);
        try {
            return Optional.of(segment(ENDS.split(head, 2)[0], Delimiters.of(head), new HashMap<>()));
        } catch (RefusedMessageException e) {
            return Optional.empty();
        }
    }

    /** The first repetition of MSH-18; its characters are ASCII whatever is declared. */
    private static String declaredSet(String head, EncodingCharacters delimiters) {
        String line = ENDS.split(head, 2)[0];
        String[] fields = line.split(Pattern.quote(String.valueOf(delimiters.getFieldSeparator())), -1);
        return fields.length < CHARACTER_SET
                ? ""
                : fields[CHARACTER_SET - 1]
                        .split(Pattern.quote(String.valueOf(delimiters.getRepetitionSeparator())), -1)[0].strip();
    }

    private List<Segment> segments(String text, EncodingCharacters delimiters) {
        String[] lines = ENDS.split(text, -1);
        if (lines.length > limits.maxSegments()) {
            throw tooLarge("the message has more than " + limits.maxSegments() + " segments: send it in parts");
        }
        List<Segment> segments = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                segments.add(segment(line, delimiters, counts));
            }
        }
        return segments;
    }

    private Segment segment(String line, EncodingCharacters delimiters, Map<String, Integer> counts) {
        String name = line.substring(0, Math.min(3, line.length()));
        boolean isNamed = NAME.matcher(name).matches()
                && (line.length() == name.length() || line.charAt(3) == delimiters.getFieldSeparator());
        if (!isNamed) {
            throw RefusedMessageException.rejected(
                    ErrorCode.SEGMENT_SEQUENCE,
                    Place.of("MSH"),
                    "a line of the message is no segment: each begins with its name and the field separator");
        }
        int occurrence = counts.merge(name, 1, Integer::sum);
        if (Message.isHeader(name) && occurrence > 1) {
            throw RefusedMessageException.rejected(
                    ErrorCode.SEGMENT_SEQUENCE, Place.of("MSH"), "two messages in one frame: send each in its own");
        }
        requireFew(line, new Place(name, occurrence, 0, 0), delimiters);
        Segment segment = parser.parse(line, name, occurrence, delimiters);
        requireFew(segment);
        return segment;
    }

    private void requireFew(String line, Place place, EncodingCharacters delimiters) {
        long count = line.chars()
                .skip(HEAD)
                .filter(it -> Delimiters.parts(delimiters, it))
                .count();
        if (count > limits.maxDelimiters()) {
            throw RefusedMessageException.rejected(
                    ErrorCode.VALUE_TOO_LONG, place, "the segment has too many fields and parts of fields");
        }
    }

    private void requireFew(Segment segment) {
        for (int number = 1; number <= segment.fields().size(); number++) {
            boolean areMany = segment.fields().get(number - 1).size() > limits.maxRepetitions();
            if (areMany && !TEXTS.contains(segment.name())) {
                throw RefusedMessageException.rejected(
                        ErrorCode.VALUE_TOO_LONG,
                        segment.place(number),
                        "the field is repeated more than " + limits.maxRepetitions() + " times");
            }
        }
    }

    private static RefusedMessageException tooLarge(String message) {
        return RefusedMessageException.rejected(ErrorCode.VALUE_TOO_LONG, Place.of("MSH"), message);
    }
}
