package org.stele.gateway.hl7v2.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The value of an Observation into OBX-2, OBX-5 and OBX-6. */
final class ObservationValue {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final int TYPE = 2;
    private static final int VALUE = 5;
    private static final int UNITS = 6;
    private static final int TEXT_LENGTH = 200;

    private final JsonNode observation;
    private final Line obx;

    private ObservationValue(JsonNode observation, Line obx) {
        this.observation = observation;
        this.obx = obx;
    }

    /**
     * Writes the value, where there is one.
     *
     * @throws UnsayableException where there is one that OBX cannot hold
     */
    static void write(JsonNode observation, Line obx) {
        new ObservationValue(observation, obx).write();
    }

    private void write() {
        if (observation.has("component")) {
            throw new UnsayableException("Observation.component");
        }
        Optional<Map.Entry<String, JsonNode>> value = observation.properties().stream()
                .filter(it -> it.getKey().startsWith("value"))
                .findFirst();
        value.ifPresent(it -> write(it.getKey(), it.getValue()));
    }

    private void write(String element, JsonNode value) {
        switch (element) {
            case "valueQuantity" -> quantity(value);
            case "valueInteger" -> simple("NM", Decimals.of(value, "Observation.valueInteger"));
            case "valueCodeableConcept" -> concept(value);
            case "valueString" -> text(value.asString(""));
            case "valueBoolean" -> flag(value.asBoolean());
            case "valueDateTime" -> simple("TS", Stamps.of(value.asString("")));
            case "valueTime" -> simple("TM", value.asString("").replace(":", ""));
            case "valueRange" -> pair("-", value.path("low"), value.path("high"), element);
            case "valueRatio" -> pair(":", value.path("numerator"), value.path("denominator"), element);
            default -> throw new UnsayableException("Observation." + element);
        }
    }

    private void simple(String type, String text) {
        obx.set(TYPE, type).set(VALUE, text);
    }

    private void concept(JsonNode value) {
        obx.set(TYPE, "CWE");
        Codes.write(value, obx.spot(VALUE, 0));
    }

    /** HL7 table 0136. */
    private void flag(boolean is) {
        obx.set(TYPE, "CWE")
                .set(VALUE, 0, 1, is ? "Y" : "N")
                .set(VALUE, 0, 2, is ? "Yes" : "No")
                .set(VALUE, 0, 3, "HL70136");
    }

    /** Repetitions of TX are lines (HL7 v2.5.1 2.A.79); an empty line cannot be told from none. */
    private void text(String text) {
        boolean isLong = text.lines().count() > 1 || text.length() > TEXT_LENGTH;
        obx.set(TYPE, isLong ? "TX" : "ST").lines(VALUE, text, "Observation.valueString");
    }

    private void quantity(JsonNode quantity) {
        String comparator = quantity.path("comparator").asString("");
        if (comparator.isEmpty()) {
            simple("NM", number(quantity, "Observation.valueQuantity"));
        } else {
            obx.set(TYPE, "SN")
                    .set(VALUE, 0, 1, comparator)
                    .set(VALUE, 0, 2, number(quantity, "Observation.valueQuantity"));
        }
        units(quantity);
    }

    /** SN: comparator, number, what stands between, number (HL7 v2.5.1 2.A.70). One unit for both is all that OBX-6 can say. */
    private void pair(String between, JsonNode first, JsonNode second, String element) {
        boolean areAlike = unit(first).equals(unit(second)) && !first.has("comparator") && !second.has("comparator");
        if (!areAlike) {
            throw new UnsayableException("Observation." + element);
        }
        obx.set(TYPE, "SN")
                .set(VALUE, 0, 2, number(first, "Observation." + element))
                .set(VALUE, 0, 3, between)
                .set(VALUE, 0, 4, number(second, "Observation." + element));
        units(first);
    }

    private static String number(JsonNode quantity, String path) {
        return Decimals.of(quantity.path("value"), path);
    }

    private static String unit(JsonNode quantity) {
        return List.of("system", "code", "unit").stream()
                .map(part -> quantity.path(part).asString(""))
                .collect(Collectors.joining("|"));
    }

    private void units(JsonNode quantity) {
        String unit = quantity.path("unit").asString("");
        String code = quantity.path("code").asString("");
        if (quantity.path("system").asString("").equals(UCUM) && !code.isEmpty()) {
            obx.set(UNITS, 0, 1, code).set(UNITS, 0, 2, unit).set(UNITS, 0, 3, "UCUM");
        } else {
            obx.set(UNITS, unit.isEmpty() ? code : unit);
        }
    }
}
