package org.stele.gateway.fhir.search.term;

import java.util.function.Consumer;
import org.stele.gateway.fhir.reference.ReferenceText;
import tools.jackson.databind.JsonNode;

/** What is referred to, without the version. */
final class ReferenceTerms {
    private ReferenceTerms() {}

    /** @param target the only kind that is taken; empty: any */
    static void read(JsonNode value, String target, Consumer<String> terms) {
        String text =
                value.isString() ? value.stringValue() : value.path("reference").asString("");
        switch (ReferenceText.parse(text)) {
            case ReferenceText.Relative relative -> {
                if (isWanted(relative.key().kind(), target)) {
                    terms.accept(relative.key().toString());
                }
            }
            case ReferenceText.Absolute absolute -> {
                if (isWanted(absolute.kind(), target)) {
                    terms.accept(absolute.url());
                }
            }
            case ReferenceText.Urn urn -> {
                if (target.isEmpty()) {
                    terms.accept(urn.text());
                }
            }
            case ReferenceText.Contained _, ReferenceText.Conditional _, ReferenceText.Malformed _ -> {
                // points to nothing that could be asked for
            }
        }
    }

    /** What it says of the other's identifier, whether or not it also points to it (R4 references.html#logical). */
    static void readIdentifier(JsonNode reference, String target, Consumer<String> terms) {
        String kind = reference.path("type").asString("");
        if (kind.isEmpty() || isWanted(kind, target)) {
            TokenTerms.read("Identifier", reference.path("identifier"), terms);
        }
    }

    private static boolean isWanted(String kind, String target) {
        return target.isEmpty() || kind.equals(target);
    }
}
