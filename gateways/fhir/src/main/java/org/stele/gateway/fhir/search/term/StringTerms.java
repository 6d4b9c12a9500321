package org.stele.gateway.fhir.search.term;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Texts as they stand; of names and addresses each part. */
final class StringTerms {
    private static final List<String> NAME = List.of("text", "family", "given", "prefix", "suffix");
    private static final List<String> ADDRESS =
            List.of("text", "line", "city", "district", "state", "postalCode", "country");

    private StringTerms() {}

    static void read(String element, JsonNode value, Consumer<String> terms) {
        switch (element) {
            case "HumanName" -> NAME.forEach(part -> part(value.path(part), terms));
            case "Address" -> ADDRESS.forEach(part -> part(value.path(part), terms));
            default -> text(value, terms);
        }
    }

    static void text(JsonNode value, Consumer<String> terms) {
        if (value.isString()) {
            terms.accept(value.stringValue());
        }
    }

    private static void part(JsonNode value, Consumer<String> terms) {
        if (value.isArray()) {
            value.forEach(it -> text(it, terms));
        } else {
            text(value, terms);
        }
    }
}
