package org.stele.gateway.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message, read. Its text form shows nothing of it.
 *
 * @param header MSH
 * @param segments all, the header first, in the order of the message
 */
public record Message(Segment header, List<Segment> segments) {
    private static final String HEADER = "MSH";

    public Message {
        segments = List.copyOf(segments);
    }

    static Message of(List<Segment> segments) {
        return new Message(segments.getFirst(), segments);
    }

    static boolean isHeader(String segment) {
        return segment.equals(HEADER);
    }

    /** MSH-9.1, as {@code ADT}. */
    public String type() {
        return header.value(9);
    }

    /** MSH-9.2, as {@code A01}. */
    public String event() {
        return header.value(9, 2);
    }

    /** MSH-10. */
    public String controlId() {
        return header.value(10);
    }

    /** MSH-3 and MSH-4, each with what identifies it; one text for each sending application. */
    public String sender() {
        return name(header.field(3)) + "|" + name(header.field(4));
    }

    private static String name(Field application) {
        return application.value(1) + "^" + application.value(2) + "^" + application.value(3);
    }

    public Optional<Segment> first(String name) {
        return all(name).findFirst();
    }

    public Stream<Segment> all(String name) {
        return segments.stream().filter(segment -> segment.name().equals(name));
    }

    @Override
    public String toString() {
        return "Message[" + segments.size() + " segments]";
    }
}
