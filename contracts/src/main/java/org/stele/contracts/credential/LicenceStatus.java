package org.stele.contracts.credential;

/** What the board says of a licence, apart from its validity in time. */
public enum LicenceStatus {
    IN_FORCE,
    SUSPENDED,
    /** For good. */
    REVOKED
}
