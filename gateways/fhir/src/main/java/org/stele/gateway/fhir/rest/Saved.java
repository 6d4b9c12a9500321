package org.stele.gateway.fhir.rest;

import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * A resource that is on this server now.
 *
 * @param isNew whether it was not there before, in any version
 */
public record Saved(boolean isNew, ResourceKey key, Answer answer) {
    @Override
    public String toString() {
        return "Saved[" + key.kind() + "]";
    }
}
