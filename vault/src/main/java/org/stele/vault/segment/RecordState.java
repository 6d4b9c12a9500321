package org.stele.vault.segment;

/** Where a record version stands in its life. */
public enum RecordState {
    /** Sealed in a batch that is not active: seen by nobody. */
    STAGED,
    /** Active, the newest version of its record. */
    COMMITTED,
    /** Active and readable, but replaced by a newer version, or withdrawn with what took its place elsewhere in the chart. */
    SUPERSEDED,
    /** Kept because a law says so, and unreadable for ordinary use until its date. */
    RESTRICTED,
    /** Key, salt and ciphertext are destroyed; only the identifier is left. */
    ERASED
}
