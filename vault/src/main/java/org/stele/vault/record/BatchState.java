package org.stele.vault.record;

/** Where a batch stands. */
public enum BatchState {
    /** Never staged here, or not to the end. */
    UNKNOWN,
    /** All its records are sealed and none is visible. */
    STAGED,
    /** All its records are active. */
    ACTIVE,
    /** Given up: its keys and ciphertexts are destroyed, and its identifier is spent. */
    DISCARDED
}
