package org.stele.contracts.record;

/** Why a custodian destroyed a record's key and salt. */
public enum ErasureGround {
    SUBJECT_REQUEST,
    RETENTION_ENDED,
    UNLAWFUL,
    COURT_ORDER
}
