package org.stele.contracts.record;

/** How a record stands. */
public enum RecordStatus {
    CURRENT,
    /** A later version took its place. */
    SUPERSEDED,
    /** It should not have been there; nothing took its place. */
    IN_ERROR,
    /** Its key and salt were destroyed by its custodian. */
    ERASED
}
