package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Tables;
import tools.jackson.databind.JsonNode;

/**
 * Observation into OBX with its NTE. OBX-21 tells one from another, always; OBX-4 too where a message has several of one code, by the
 * same text whenever they are sent.
 */
final class ObservationLines {
    private static final int SUB_ID = 20;

    private final Numbers numbers;

    ObservationLines(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The segments of one.
     *
     * @param set OBX-1
     * @param isOne whether others of the message have the same code
     */
    Stream<Line> write(JsonNode observation, int set, boolean isOne) {
        String id = observation.path("id").asString("");
        Line obx = new Line("OBX").set(1, String.valueOf(set));
        ObservationValue.write(observation, obx);
        Codes.write(observation.path("code"), obx.spot(3, 0));
        obx.set(4, isOne ? "" : id.substring(0, Math.min(SUB_ID, id.length())));
        obx.set(7, range(observation.path("referenceRange").path(0)));
        int flag = 0;
        for (JsonNode interpretation : observation.path("interpretation")) {
            String code = Codes.code(interpretation);
            obx.set(8, flag, 1, Tables.inverse("0078", code).orElse(code));
            flag++;
        }
        obx.set(11, status(observation));
        obx.set(14, Stamps.of(observation.path("effectiveDateTime").asString("")));
        performers(observation, obx);
        Codes.write(observation.path("method"), obx.spot(17, 0));
        numbers.own(id, obx.spot(21, 0));
        return Stream.concat(
                Stream.of(obx),
                Notes.of(observation
                        .path("note")
                        .valueStream()
                        .map(note -> note.path("text").asString(""))));
    }

    private static String status(JsonNode observation) {
        String status = observation.path("status").asString("");
        return Tables.inverse("0085", status).orElseThrow(() -> new UnsayableException("Observation.status"));
    }

    /** HL7 v2.5.1 7.4.2.7. */
    private static String range(JsonNode range) {
        String low = bound(range.path("low"));
        String high = bound(range.path("high"));
        if (range.has("text")) {
            return range.path("text").asString("");
        }
        if (low.isEmpty()) {
            return high.isEmpty() ? "" : "< " + high;
        }
        return high.isEmpty() ? "> " + low : low + "-" + high;
    }

    private static String bound(JsonNode quantity) {
        return quantity.path("value").isNumber()
                ? quantity.path("value").decimalValue().toPlainString()
                : "";
    }

    /** By name: an identifier of theirs stands nowhere but in what they signed. */
    private static void performers(JsonNode observation, Line obx) {
        List<JsonNode> named = observation
                .path("performer")
                .valueStream()
                .filter(it -> !it.path("display").asString("").isEmpty())
                .toList();
        int person = 0;
        for (JsonNode performer : named) {
            if (isOrganisation(performer)) {
                obx.set(23, performer.path("display").asString(""));
            } else {
                obx.set(16, person, 2, performer.path("display").asString(""));
                person++;
            }
        }
    }

    private static boolean isOrganisation(JsonNode reference) {
        return reference.path("type").asString("").equals("Organization")
                || reference.path("reference").asString("").startsWith("Organization/");
    }
}
