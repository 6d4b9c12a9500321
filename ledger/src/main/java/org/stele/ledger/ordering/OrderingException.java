package org.stele.ledger.ordering;

import java.io.Serial;

/** Why an ordering could not do what was asked, told apart by what the caller may do about it. */
public final class OrderingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What the caller may do. */
    public enum Kind {
        /** The entry was not appended and will not be: append it again, later. */
        NOT_APPENDED,
        /** The entry may have been appended or not: append it again, and expect it twice. */
        UNKNOWN,
        /** The entry is of a kind that will never be taken, such as one too large. */
        NOT_ACCEPTABLE,
        /** Entries after the position are no longer kept here: catch up by certified blocks, then subscribe after those. */
        NO_LONGER_KEPT,
        /** This ordering ended, or lost what it must keep: stop the node; the message says what the operator should do. */
        ENDED
    }

    private final Kind kind;

    public OrderingException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public OrderingException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
