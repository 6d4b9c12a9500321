package org.stele.gateway.fhir.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.gateway.fhir.json.StrictJson;
import tools.jackson.databind.JsonNode;

/** A resource in a line of text: what it is, its value, and when. */
final class Line {
    private static final List<String> WHAT = List.of(
            "code", "medicationCodeableConcept", "vaccineCode", "device", "medicationReference", "title", "category");
    private static final List<String> WHEN = List.of(
            "/onsetDateTime",
            "/effectiveDateTime",
            "/effectivePeriod/start",
            "/occurrenceDateTime",
            "/performedDateTime",
            "/performedPeriod/start",
            "/timingDateTime",
            "/authoredOn",
            "/recordedDate",
            "/period/start");

    private Line() {}

    static String of(JsonNode resource) {
        return Stream.of(what(resource), value(resource), when(resource))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String what(JsonNode resource) {
        return WHAT.stream()
                .map(name -> text(resource.path(name)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("not named");
    }

    private static String value(JsonNode resource) {
        JsonNode quantity = resource.path("valueQuantity");
        String number = quantity.path("value").isNumber()
                ? number(quantity.path("value").decimalValue()) + " "
                        + quantity.path("unit").asString(quantity.path("code").asString(""))
                : "";
        return Stream.of(
                        number.strip(),
                        text(resource.path("valueCodeableConcept")),
                        resource.path("valueString").asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** In digits alone where those are few: there are numbers that would fill the memory. */
    private static String number(BigDecimal value) {
        return Math.abs(value.scale()) > StrictJson.MAX_NUMBER ? value.toString() : value.toPlainString();
    }

    private static String when(JsonNode resource) {
        return WHEN.stream()
                .map(place -> resource.at(place).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Of a concept, a reference or a text; of several concepts the one that says it in words. */
    private static String text(JsonNode node) {
        if (node.isArray()) {
            return text(
                    node.valueStream().filter(it -> it.has("text")).findFirst().orElse(node.path(0)));
        }
        JsonNode coding = node.path("coding").path(0);
        return Stream.of(node, node.path("text"), coding.path("display"), node.path("display"), coding.path("code"))
                .map(it -> it.isString() ? it.stringValue() : "")
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
