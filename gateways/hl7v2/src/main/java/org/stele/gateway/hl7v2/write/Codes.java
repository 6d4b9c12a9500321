package org.stele.gateway.hl7v2.write;

import java.util.List;
import org.stele.gateway.hl7v2.fhir.Tables;
import org.stele.gateway.hl7v2.write.Line.Spot;
import tools.jackson.databind.JsonNode;

/** CodeableConcept into CWE. */
final class Codes {
    private static final int ALTERNATE = 4;
    private static final int ORIGINAL_TEXT = 9;

    private Codes() {}

    /** The first two codings, and the text where it says more than the code's name. */
    static void write(JsonNode concept, Spot to) {
        List<JsonNode> codings = concept.path("coding")
                .valueStream()
                .filter(Codes::isCoded)
                .limit(2)
                .toList();
        for (int i = 0; i < codings.size(); i++) {
            coding(codings.get(i), 1 + i * (ALTERNATE - 1), to);
        }
        String text = concept.path("text").asString("");
        if (codings.isEmpty()) {
            to.set(2, text);
        } else {
            to.set(ORIGINAL_TEXT, text);
        }
    }

    private static boolean isCoded(JsonNode coding) {
        return !coding.path("code").asString("").isEmpty();
    }

    private static void coding(JsonNode coding, int from, Spot to) {
        to.set(from, coding.path("code").asString(""));
        to.set(from + 1, coding.path("display").asString(""));
        String system = coding.path("system").asString("");
        to.set(from + 2, Tables.name(system).orElse(system));
    }

    /** The code of the first coding, of whatever system. */
    static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asString("");
    }

    /** What tells one concept from another. */
    static String key(JsonNode concept) {
        JsonNode coding = concept.path("coding").path(0);
        return coding.path("system").asString("") + "|"
                + coding.path("code").asString(concept.path("text").asString(""));
    }
}
