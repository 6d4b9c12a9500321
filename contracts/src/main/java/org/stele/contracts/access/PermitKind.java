package org.stele.contracts.access;

/** On what a permit rests. */
public enum PermitKind {
    /** A grant of the subject. */
    CONSENT,
    /** Broken glass: the emergency set only, or all if it was widened. */
    EMERGENCY,
    /** The subject asks for its own. */
    OWN
}
