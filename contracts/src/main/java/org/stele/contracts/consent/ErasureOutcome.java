package org.stele.contracts.consent;

/** How a holder answered a request to erase one record. */
public enum ErasureOutcome {
    /** Key and salt are destroyed, and the record has its tombstone. */
    ERASED,
    /** Kept, and used for nothing but the ground, until a date. */
    RESTRICTED,
    REFUSED,
    /** Kept while a legal hold lasts. */
    LEGAL_HOLD
}
