package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.Optional;
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

    /**
     * By a table of HL7's, where HL7 made one of the codes. Another stands as the alternate, and is told with its system: who looks for
     * a code of the table finds none.
     *
     * @param system the one of FHIR's codes that the table is mapped to
     */
    static void tabled(JsonNode concept, String table, String system, Spot to) {
        Optional<String> code = concept.path("coding")
                .valueStream()
                .flatMap(coding -> code(coding, table, system).stream())
                .findFirst();
        code.ifPresentOrElse(it -> to.set(1, it), () -> local(concept, to));
    }

    private static Optional<String> code(JsonNode coding, String table, String system) {
        String code = coding.path("code").asString("");
        String its = coding.path("system").asString("");
        if (its.equals(system)) {
            return Tables.inverse(table, code);
        }
        return Optional.of(code).filter(_ -> its.equals(Tables.ofTable(table)));
    }

    private static void local(JsonNode concept, Spot to) {
        Optional<JsonNode> coded =
                concept.path("coding").valueStream().filter(Codes::isCoded).findFirst();
        coded.ifPresent(coding -> coding(coding, ALTERNATE, to));
        to.set(coded.isPresent() ? ORIGINAL_TEXT : 2, concept.path("text").asString(""));
    }

    /** The code of the first coding, of whatever system. */
    static String code(JsonNode concept) {
        return concept.path("coding").path(0).path("code").asString("");
    }
}
