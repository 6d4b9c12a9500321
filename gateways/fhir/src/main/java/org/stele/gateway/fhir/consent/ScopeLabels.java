package org.stele.gateway.fhir.consent;

import java.util.List;
import java.util.Optional;
import org.stele.formats.scope.OpenedLabel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The labels of a scope as {@code securityLabel}, and the kinds among them as {@code class}. */
final class ScopeLabels {
    private static final String OWN = "urn:stele:label:";
    private static final String ALL = "*";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private ScopeLabels() {}

    /** Where they never came to this node, the Consent says that it lacks them: without labels it would be about everything. */
    static void write(ObjectNode provision, Optional<List<OpenedLabel>> labels) {
        labels.ifPresentOrElse(
                all -> all.forEach(label -> write(provision, label.label())),
                () -> provision
                        .putArray("securityLabel")
                        .addObject()
                        .putArray("extension")
                        .addObject()
                        .put("url", ABSENT)
                        .put("valueCode", "unknown"));
    }

    private static void write(ObjectNode provision, String label) {
        int colon = label.indexOf(':');
        String axis = label.substring(0, colon);
        String code = label.substring(colon + 1);
        ArrayNode codings = provision.withArray(axis.equals("kind") ? "class" : "securityLabel");
        codings.add(JsonNodeFactory.instance
                .objectNode()
                .put("system", code.equals(ALL) ? OWN + axis : system(axis))
                .put("code", code));
    }

    private static String system(String axis) {
        return switch (axis) {
            case "sensitivity" -> "http://terminology.hl7.org/CodeSystem/v3-ActCode";
            case "kind" -> "http://hl7.org/fhir/resource-types";
            default -> OWN + axis;
        };
    }
}
