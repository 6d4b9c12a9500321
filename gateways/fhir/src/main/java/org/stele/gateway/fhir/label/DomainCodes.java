package org.stele.gateway.fhir.label;

import java.util.Arrays;
import java.util.List;

/** The fields that a record can belong to here, by the codes of their labels. */
public final class DomainCodes {
    private static final List<String> ALL =
            Arrays.stream(Domain.values()).map(domain -> domain.label().code()).toList();

    private DomainCodes() {}

    public static List<String> all() {
        return ALL;
    }
}
