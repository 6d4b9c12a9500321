package org.stele.gateway.fhir.match;

import java.util.Locale;

/** How sure a candidate is, the surest first (R4 valueset-match-grade.html). Who would be {@code certainly-not} is no candidate. */
public enum Grade {
    CERTAIN,
    PROBABLE,
    POSSIBLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
