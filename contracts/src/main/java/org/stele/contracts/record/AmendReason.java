package org.stele.contracts.record;

/** Why a version took the place of another. */
public enum AmendReason {
    ERROR,
    CLARIFICATION,
    CORRECTED_RESULT,
    COMPLETED,
    UPDATED,
    PATIENT_REQUEST
}
