package org.stele.gateway.ccda.translate;

import tools.jackson.databind.node.ObjectNode;

/**
 * A resource that a document speaks of. Its text form shows nothing but its kind.
 *
 * @param resource with its id
 * @param place of the entry that speaks of it
 */
public record Drafted(String kind, ObjectNode resource, Manner manner, String place) {
    /** {@code Type/id}. */
    public String address() {
        return kind + "/" + resource.path("id").asString("");
    }

    @Override
    public String toString() {
        return "Drafted[" + kind + "]";
    }
}
