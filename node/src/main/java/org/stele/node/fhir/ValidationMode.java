package org.stele.node.fhir;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a resource that is validated is meant for (R4 valueset-resource-validation-mode.html). */
enum ValidationMode {
    CREATE,
    UPDATE,
    DELETE;

    /** Empty for what is none of those that are known here. */
    static Optional<ValidationMode> of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
