package org.stele.contracts.identity;

/** What a seat may do beyond asking for access; coarse, so that it tells no specialty. */
public enum Power {
    /** Attest records. Needs a licence. */
    SIGN,
    /**
     * Attest prescriptions, beside {@link #SIGN}. Needs a licence. The ledger cannot tell them from other records: the node asks
     * for it where they are taken in.
     */
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
