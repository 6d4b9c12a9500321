package org.stele.gateway.fhir.search.term;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Codes and identifiers, {@code system|code}; the system is empty where there is none. */
final class TokenTerms {
    private TokenTerms() {}

    static String of(String system, String code) {
        return system + "|" + code;
    }

    static void read(String element, JsonNode value, Consumer<String> terms) {
        switch (element) {
            case "CodeableConcept" -> value.path("coding").forEach(coding -> pair(coding, "code", terms));
            case "Coding" -> pair(value, "code", terms);
            case "Identifier" -> pair(value, "value", terms);
            // R4 search.html#token: the system of a contact point is no part of the token.
            case "ContactPoint" -> plain(value.path("value"), terms);
            default -> plain(value, terms);
        }
    }

    private static void pair(JsonNode value, String member, Consumer<String> terms) {
        String code = value.path(member).asString("");
        String system = value.path("system").asString("");
        if (!code.isEmpty() || !system.isEmpty()) {
            terms.accept(of(system, code));
        }
    }

    private static void plain(JsonNode value, Consumer<String> terms) {
        if (value.isValueNode()) {
            terms.accept(of("", value.asString()));
        }
    }
}
