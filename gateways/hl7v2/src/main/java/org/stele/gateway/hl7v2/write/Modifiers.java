package org.stele.gateway.hl7v2.write;

import tools.jackson.databind.JsonNode;

/** What turns the meaning of a whole resource (FHIR R4 2.1.0.1, 2.4.0.2), and has no place in v2. */
final class Modifiers {
    private Modifiers() {}

    /** @throws UnsayableException where it has one, at whatever depth */
    static void requireNone(JsonNode resource) {
        String kind = resource.path("resourceType").asString("");
        if (!resource.findValues("modifierExtension").isEmpty()) {
            throw new UnsayableException(kind + ".modifierExtension");
        }
        if (resource.has("implicitRules")) {
            throw new UnsayableException(kind + ".implicitRules");
        }
        if (!resource.path("active").asBoolean(true)) {
            throw new UnsayableException(kind + ".active");
        }
    }
}
