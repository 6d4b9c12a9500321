package org.stele.gateway.fhir.summary;

import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.reference.ReferenceText.IdentifierToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says by its identifier what a resource refers to by a search for that identifier: such references are for transactions (R4
 * http.html#trules), and a document has no server to search (R4 references.html#logical).
 */
final class LogicalReferences {
    private static final String REFERENCE = "reference";

    private LogicalReferences() {}

    /** Changes them in place, however deep they lie. */
    static void make(JsonNode node) {
        if (node instanceof ObjectNode object
                && ReferenceText.parse(object.path(REFERENCE).asString(""))
                        instanceof ReferenceText.Conditional condition) {
            condition.identifier().ifPresent(identifier -> make(object, condition.kind(), identifier));
        }
        node.forEach(LogicalReferences::make);
    }

    private static void make(ObjectNode reference, String kind, IdentifierToken identifier) {
        reference.remove(REFERENCE);
        reference.put("type", kind);
        reference.putObject("identifier").put("system", identifier.system()).put("value", identifier.value());
    }
}
