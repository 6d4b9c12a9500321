package org.stele.contracts.identity;

/** What a seat may do beyond asking for access; coarse, so that it tells no specialty. */
public enum Power {
    /** Attest records. Needs a licence. */
    SIGN,
    /** Attest prescriptions; told apart from other records only where they are opened. Needs a licence. */
    PRESCRIBE,
    /** Open records in an emergency without consent. Needs a licence. */
    BREAK_GLASS,
    /** Review broken glass. */
    REVIEW,
    /** Register and serve patients at the desk. */
    CLERK;

    public boolean needsLicence() {
        return switch (this) {
            case SIGN, PRESCRIBE, BREAK_GLASS -> true;
            case REVIEW, CLERK -> false;
        };
    }
}
