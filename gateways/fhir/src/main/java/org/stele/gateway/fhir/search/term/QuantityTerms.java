package org.stele.gateway.fhir.search.term;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Numbers and quantities: {@code least..greatest|system|code|unit}, the last three empty where there are none. */
final class QuantityTerms {
    /** Digits: not {@code 1e999999999}, whose text would take all memory. */
    private static final int LONGEST = 100;

    private QuantityTerms() {}

    static void read(String element, JsonNode value, Consumer<String> terms) {
        switch (element) {
            case "Range" -> range(value, terms);
            case "Money" -> exact(value.path("value")).ifPresent(it -> terms.accept(money(it, value)));
            case "decimal", "integer", "positiveInt", "unsignedInt" ->
                exact(value).ifPresent(it -> terms.accept(it + "|||"));
            default -> exact(value.path("value")).ifPresent(it -> terms.accept(it + unit(value)));
        }
    }

    private static void range(JsonNode value, Consumer<String> terms) {
        Optional<BigDecimal> low = number(value.path("low").path("value"));
        Optional<BigDecimal> high = number(value.path("high").path("value"));
        if (low.isPresent() || high.isPresent()) {
            terms.accept(new Interval(low, high) + unit(value.path(low.isPresent() ? "low" : "high")));
        }
    }

    private static String money(Interval amount, JsonNode value) {
        return amount + "|urn:iso:std:iso:4217|" + value.path("currency").asString("") + "|";
    }

    private static String unit(JsonNode quantity) {
        return "|" + quantity.path("system").asString("") + "|"
                + quantity.path("code").asString("") + "|"
                + quantity.path("unit").asString("");
    }

    private static Optional<Interval> exact(JsonNode value) {
        return number(value).map(it -> Interval.of(it, it));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() && isFinite(value)
                ? Optional.of(value.decimalValue()).filter(number -> Math.abs(number.scale()) <= LONGEST)
                : Optional.empty();
    }

    private static boolean isFinite(JsonNode value) {
        return !value.isDouble() || Double.isFinite(value.doubleValue());
    }
}
