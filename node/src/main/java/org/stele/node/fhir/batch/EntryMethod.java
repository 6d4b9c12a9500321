package org.stele.node.fhir.batch;

import java.util.Arrays;
import java.util.Optional;

/** In the order in which the entries of a batch are answered (R4 http.html#trules). */
enum EntryMethod {
    DELETE,
    POST,
    PUT,
    PATCH,
    GET,
    HEAD;

    /** Empty for what is none of those that are known here. */
    static Optional<EntryMethod> of(String code) {
        return Arrays.stream(values()).filter(it -> it.name().equals(code)).findFirst();
    }
}
