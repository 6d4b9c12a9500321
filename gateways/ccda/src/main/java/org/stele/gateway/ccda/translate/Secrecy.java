package org.stele.gateway.ccda.translate;

import java.util.Optional;
import java.util.Set;
import org.stele.gateway.ccda.document.Element;
import org.stele.gateway.ccda.fhir.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks what is made of what a document says to be more secret than usual (C-CDA R2.1, confidentialityCode): a section's word holds for
 * what stands in it, the document's for all else. The classifier makes something of the mark (docs/labels.md).
 */
final class Secrecy {
    static final String META = "meta";
    private static final String SECURITY = "security";
    private static final String LEVELS = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String RESTRICTED = "R";
    private static final String VERY_RESTRICTED = "V";
    private static final Set<String> USUAL = Set.of("U", "L", "M", "N");

    private Secrecy() {}

    /** Marks a resource, unless it is marked as strictly already. */
    static void mark(ObjectNode resource, Element where) {
        level(where)
                .filter(level -> !VERY_RESTRICTED.equals(
                        resource.at("/meta/security/0/code").asString("")))
                .ifPresent(level -> resource.set(META, security(level)));
    }

    /** Codes of earlier releases name a reason to keep something back: none of them is less than restricted. */
    private static Optional<String> level(Element where) {
        return where.outwards()
                .map(around -> around.at("confidentialityCode").attribute("code"))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .filter(code -> !USUAL.contains(code))
                .map(code -> code.equals(VERY_RESTRICTED) ? VERY_RESTRICTED : RESTRICTED);
    }

    private static JsonNode security(String level) {
        return Json.object()
                .set(SECURITY, Json.list(Json.object("system", LEVELS).put("code", level)));
    }
}
