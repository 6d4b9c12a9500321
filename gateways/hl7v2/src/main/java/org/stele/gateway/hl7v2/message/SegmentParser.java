package org.stele.gateway.hl7v2.message;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has HAPI take one segment apart, generically: what a version does not know of it is there all the same. A whole message is not given
 * to HAPI, which would sort its segments into the groups of one version.
 */
final class SegmentParser {
    private final GenericModelClassFactory model = new GenericModelClassFactory();
    private final PipeParser parser = new DefaultHapiContext(model).getPipeParser();

    Segment parse(String line, String name, int occurrence, EncodingCharacters delimiters) {
        try {
            GenericSegment parsed = new GenericSegment(new GenericMessage.V251(model), name);
            parser.parse(parsed, line, delimiters);
            List<List<Field>> fields = new ArrayList<>();
            for (int number = 1; number <= parsed.numFields(); number++) {
                fields.add(fields(parsed.getField(number)));
            }
            return new Segment(name, occurrence, fields);
        } catch (HL7Exception e) {
            throw RefusedMessageException.rejected(
                    ErrorCode.DATA_TYPE, new Place(name, occurrence, 0, 0), "the segment cannot be taken apart");
        }
    }

    private static List<Field> fields(Type[] repetitions) {
        List<Field> fields = new ArrayList<>();
        for (Type repetition : repetitions) {
            List<List<String>> components = new ArrayList<>();
            for (int component = 1; component <= Terser.numComponents(repetition); component++) {
                components.add(parts(repetition, component));
            }
            fields.add(new Field(components));
        }
        return fields;
    }

    private static List<String> parts(Type field, int component) {
        List<String> parts = new ArrayList<>();
        for (int part = 1; part <= Terser.numSubComponents(field, component); part++) {
            parts.add(text(Terser.getPrimitive(field, component, part).getValue()));
        }
        return parts;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
