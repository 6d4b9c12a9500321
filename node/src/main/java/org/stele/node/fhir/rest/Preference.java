package org.stele.node.fhir.rest;

/** What is answered to a write (R4 http.html#ops). */
public enum Preference {
    REPRESENTATION,
    MINIMAL,
    OPERATION_OUTCOME;

    /**
     * What the header asks for.
     *
     * @param prefer empty where there is none
     */
    public static Preference of(String prefer) {
        if (prefer.contains("return=minimal")) {
            return MINIMAL;
        }
        return prefer.contains("return=OperationOutcome") ? OPERATION_OUTCOME : REPRESENTATION;
    }
}
