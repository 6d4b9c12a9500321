package org.stele.gateway.hl7v2.fhir;

import java.util.stream.Stream;
import org.stele.gateway.hl7v2.message.Field;
import tools.jackson.databind.node.ObjectNode;

/** CWE, CE and CNE into CodeableConcept and Coding. */
public final class Concepts {
    private static final int ALTERNATE = 4;
    private static final int ORIGINAL_TEXT = 9;

    private Concepts() {}

    /** The concept, its alternate code included; what was written originally is its text. */
    public static ObjectNode of(Field field) {
        ObjectNode concept = Json.object();
        Json.set(concept, "coding", Json.list(Stream.of(coding(field, 1), coding(field, ALTERNATE))));
        String text = field.value(ORIGINAL_TEXT);
        return Json.put(concept, "text", text.isEmpty() && field.value(1).isEmpty() ? field.value(2) : text);
    }

    /** As {@link #of}, by a table where the field names no system. */
    public static ObjectNode of(Field field, String table) {
        ObjectNode concept = of(field);
        if (!field.value(1).isEmpty()
                && field.value(3).isEmpty()
                && concept.path("coding").path(0) instanceof ObjectNode coding) {
            coding.put("system", Tables.ofTable(table));
        }
        return concept;
    }

    /** Whether there is a code or a text. */
    public static boolean isIn(Field field) {
        return !of(field).isEmpty();
    }

    private static ObjectNode coding(Field field, int from) {
        String code = field.value(from);
        if (code.isEmpty()) {
            return Json.object();
        }
        ObjectNode coding = Json.put(Json.object(), "system", Tables.system(field.value(from + 2)));
        return Json.put(coding.put("code", code), "display", field.value(from + 1));
    }
}
