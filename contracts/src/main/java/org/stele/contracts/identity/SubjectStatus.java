package org.stele.contracts.identity;

/** Whether a patient holds the subject with a key. */
public enum SubjectStatus {
    UNCLAIMED,
    CLAIMED
}
