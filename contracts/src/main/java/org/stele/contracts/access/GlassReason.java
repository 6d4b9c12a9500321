package org.stele.contracts.access;

/** Why the glass was broken or the view widened. */
public enum GlassReason {
    /** The patient cannot consent: unconscious, confused, a child alone. */
    UNABLE_TO_CONSENT,
    LIFE_THREATENING,
    URGENT_CARE,
    DISASTER,
    /** The emergency set did not hold what the treatment needs. */
    SET_INSUFFICIENT
}
