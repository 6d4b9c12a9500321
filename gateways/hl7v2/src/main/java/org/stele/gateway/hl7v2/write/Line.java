package org.stele.gateway.hl7v2.write;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One segment while it is written. Places count from 1, repetitions from 0. What is empty writes nothing. One thread.
 */
final class Line {
    private static final EncodingCharacters DELIMITERS = new EncodingCharacters('|', "^~\\&");
    private static final GenericModelClassFactory MODEL = new GenericModelClassFactory();
    private static final PipeParser WRITER = writer();
    /** What a receiver would take for the order to delete (HL7 v2.5.1 2.5.3). */
    private static final String NOTHING = "\"\"";

    private static final int MOST_LINES = 10_000;

    private final GenericSegment segment;
    private final Map<Integer, Integer> repetitions = new HashMap<>();

    Line(String name) {
        GenericMessage message = new GenericMessage.V251(MODEL);
        message.setParser(WRITER);
        this.segment = new GenericSegment(message, name);
    }

    private static PipeParser writer() {
        PipeParser parser = new DefaultHapiContext(MODEL).getPipeParser();
        parser.getParserConfiguration().setEscaping(new Escapes());
        return parser;
    }

    /** The delimiters, as they are. */
    static Line header() {
        return new Line("MSH").raw(1, 0, 1, 1, "|").raw(2, 0, 1, 1, "^~\\&");
    }

    Line set(int field, String text) {
        return set(field, 0, 1, text);
    }

    Line set(int field, Optional<String> text) {
        return set(field, text.orElse(""));
    }

    Line set(int field, int repetition, int component, String text) {
        return set(field, repetition, component, 1, text);
    }

    Line set(int field, int repetition, int component, int subcomponent, String text) {
        String plain = plain(text);
        return plain.isEmpty() || plain.equals(NOTHING) ? this : raw(field, repetition, component, subcomponent, plain);
    }

    /**
     * A repetition for each line that is not blank.
     *
     * @throws UnsayableException beyond 10,000 of them, by the path of the text
     */
    Line lines(int field, String text, String path) {
        List<String> lines = text.lines()
                .map(Line::plain)
                .filter(it -> !it.isEmpty() && !it.equals(NOTHING))
                .limit(MOST_LINES + 1L)
                .toList();
        if (lines.size() > MOST_LINES) {
            throw new UnsayableException(path);
        }
        for (int i = 0; i < lines.size(); i++) {
            set(field, i, 1, lines.get(i));
        }
        return this;
    }

    /** A place in this segment that a datatype is written to. */
    Spot spot(int field, int repetition) {
        return (component, text) -> set(field, repetition, component, text);
    }

    /** As {@link #spot}, its components as the subcomponents of one. */
    Spot inner(int field, int repetition, int component) {
        return (subcomponent, text) -> set(field, repetition, component, subcomponent, text);
    }

    /** Where the components of one value go. */
    interface Spot {
        void set(int component, String text);
    }

    String text() {
        return PipeParser.encode(segment, DELIMITERS);
    }

    private Line raw(int field, int repetition, int component, int subcomponent, String text) {
        try {
            for (int before = repetitions.getOrDefault(field, 0); before < repetition; before++) {
                segment.getField(field, before); // HAPI makes them one after another
            }
            repetitions.merge(field, repetition + 1, Math::max);
            Terser.set(segment, field, repetition, component, subcomponent, text);
            return this;
        } catch (HL7Exception e) {
            throw new IllegalStateException("a segment cannot be written: " + segment.getName() + "-" + field, e);
        }
    }

    /** Segments end by a carriage return: what would break one, or its frame, becomes a blank. */
    private static String plain(String text) {
        IntPredicate isControl = Character::isISOControl;
        return text.codePoints()
                .map(it -> isControl.test(it) ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
