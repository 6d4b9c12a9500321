package org.stele.ledger;

import java.io.Serial;

/** A node stopped, or could not start, rather than go on in doubt. The message says what its operator should do. */
public final class LedgerStoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why, told apart by what must be done. */
    public enum Reason {
        /** Closed by its owner: nothing is wrong. */
        CLOSED,
        /** Another process has the directory. */
        DIRECTORY_IN_USE,
        /** The directory belongs to another network. */
        OTHER_NETWORK,
        /** A file is damaged: run fsck, and fetch a copy from another member. */
        DAMAGED,
        /** The disk is full, or refuses to write. */
        STORAGE,
        /** The ordering ended or lost entries. */
        ORDERING,
        /** A quorum certified another result of the same input: this node computes wrongly. */
        OTHER_RESULT,
        /** A quorum certified another genesis block than this node's document makes. */
        OTHER_INPUT,
        /** The network decided to go on with another ordering: start again with that of the next epoch. */
        EPOCH_ENDED,
        /** The network goes by rules, or by a signature library, that this Stele lacks. */
        RULES_MISSING,
        /** A fault in the program itself. */
        FAULT
    }

    private final Reason reason;

    public LedgerStoppedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public LedgerStoppedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
