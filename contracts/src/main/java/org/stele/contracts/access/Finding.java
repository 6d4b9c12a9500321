package org.stele.contracts.access;

/** What a review found. */
public enum Finding {
    JUSTIFIED,
    /** Justified, but the patient's record or consent should have made it needless. */
    AVOIDABLE,
    /** Ends the emergency at once. */
    UNJUSTIFIED
}
