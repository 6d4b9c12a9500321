package org.stele.gateway.fhir.rest;

import java.time.Instant;
import java.util.Optional;
import org.stele.crypto.Bytes;

/**
 * What is answered. Its text form shows nothing of it.
 *
 * @param body a resource, as JSON
 * @param version where one resource is answered
 */
public record Answer(Bytes body, Optional<Version> version) {
    /**
     * Which version of a resource it is.
     *
     * @param id opaque
     */
    public record Version(String id, Instant committed) {}

    static Answer of(Bytes body) {
        return new Answer(body, Optional.empty());
    }

    @Override
    public String toString() {
        return "Answer[" + body.length() + " bytes]";
    }
}
