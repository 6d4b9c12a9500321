package org.stele.gateway.fhir.label;

import java.util.Arrays;
import java.util.List;

/** The sensitivities that a record can have here, by their codes of HL7 v3 ActCode. */
public final class SensitivityCodes {
    private static final List<String> ALL =
            Arrays.stream(Sensitivity.values()).map(Enum::name).toList();

    private SensitivityCodes() {}

    public static List<String> all() {
        return ALL;
    }
}
