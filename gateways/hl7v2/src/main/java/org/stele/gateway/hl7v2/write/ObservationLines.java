package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.stream.Stream;
import org.stele.gateway.hl7v2.fhir.Tables;
import tools.jackson.databind.JsonNode;

/**
 * Observation into OBX with its NTE. OBX-21 tells one from another, and OBX-4: by the same text whenever, and beside whatever others,
 * they are sent.
 */
final class ObservationLines {
    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
    private static final int SUB_ID = 20;

    private final Numbers numbers;

    ObservationLines(Numbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The segments of one.
     *
     * @param set OBX-1
     */
    Stream<Line> write(JsonNode observation, int set) {
        String id = observation.path("id").asString("");
        Line obx = new Line("OBX").set(1, String.valueOf(set));
        ObservationValue.write(observation, obx);
        Codes.write(observation.path("code"), obx.spot(3, 0));
        obx.set(4, id.substring(0, Math.min(SUB_ID, id.length())));
        obx.set(7, Ranges.of(observation));
        int flag = 0;
        for (JsonNode interpretation : observation.path("interpretation")) {
            Codes.tabled(interpretation, "0078", INTERPRETATION, obx.spot(8, flag));
            flag++;
        }
        obx.set(11, status(observation));
        obx.set(14, Stamps.of(time(observation)));
        performers(observation, obx);
        Codes.write(observation.path("method"), obx.spot(17, 0));
        numbers.own(id, obx.spot(21, 0));
        return Stream.concat(
                Stream.of(obx),
                Notes.of(
                        observation
                                .path("note")
                                .valueStream()
                                .map(note -> note.path("text").asString("")),
                        "Observation.note"));
    }

    private static String status(JsonNode observation) {
        String status = observation.path("status").asString("");
        return Tables.inverse("0085", status).orElseThrow(() -> new UnsayableException("Observation.status"));
    }

    /** OBX-14 is a moment. */
    private static String time(JsonNode observation) {
        for (String element : List.of("effectivePeriod", "effectiveTiming")) {
            if (observation.has(element)) {
                throw new UnsayableException("Observation." + element);
            }
        }
        return observation
                .path("effectiveDateTime")
                .asString(observation.path("effectiveInstant").asString(""));
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
