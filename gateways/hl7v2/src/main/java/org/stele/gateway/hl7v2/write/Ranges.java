package org.stele.gateway.hl7v2.write;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Observation.referenceRange into OBX-7 (HL7 v2.5.1 7.4.2.7): one, for everybody, in the unit of the value. */
final class Ranges {
    private static final String PATH = "Observation.referenceRange";

    private Ranges() {}

    /**
     * The range of an observation; empty where it has none.
     *
     * @throws UnsayableException where it has several, one for some people only, or one in another unit than OBX-6 says
     */
    static String of(JsonNode observation) {
        JsonNode range = observation.path("referenceRange").path(0);
        if (observation.path("referenceRange").size() > 1 || !isForAll(range)) {
            throw new UnsayableException(PATH);
        }
        return range.has("text") ? range.path("text").asString("") : bounds(range, value(observation));
    }

    private static boolean isForAll(JsonNode range) {
        String type = range.path("type").path("coding").path(0).path("code").asString("");
        boolean isNormal = !range.has("type") || type.equals("normal");
        return isNormal && !range.has("appliesTo") && !range.has("age");
    }

    private static JsonNode value(JsonNode observation) {
        return Stream.of("/valueQuantity", "/valueRange/low", "/valueRatio/numerator")
                .map(observation::at)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(observation.path("valueQuantity"));
    }

    private static String bounds(JsonNode range, JsonNode value) {
        String low = bound(range.path("low"), value);
        String high = bound(range.path("high"), value);
        if (low.isEmpty()) {
            return high.isEmpty() ? "" : "< " + high;
        }
        return high.isEmpty() ? "> " + low : low + "-" + high;
    }

    private static String bound(JsonNode bound, JsonNode value) {
        if (bound.has("comparator") || !isOfUnit(bound, value)) {
            throw new UnsayableException(PATH);
        }
        return bound.path("value").isNumber() ? Decimals.of(bound.path("value"), PATH) : "";
    }

    private static boolean isOfUnit(JsonNode bound, JsonNode value) {
        if (!bound.has("unit") && !bound.has("code")) {
            return true;
        }
        if (!bound.has("code") || !value.has("code")) {
            return word(bound).equals(word(value));
        }
        return bound.path("code").equals(value.path("code"))
                && bound.path("system").equals(value.path("system"));
    }

    private static String word(JsonNode quantity) {
        return quantity.path("unit").asString(quantity.path("code").asString(""));
    }
}
