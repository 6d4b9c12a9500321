package org.stele.contracts.record;

/** Why a record should not have been there. */
public enum ErrorReason {
    /** It is another patient's; filed there anew, without a link that the ledger could tell. */
    WRONG_PATIENT,
    ENTERED_IN_ERROR,
    DUPLICATE
}
