package org.stele.ledger.transaction;

import java.io.Serial;

/** A transaction was not taken at the door: it was not ordered and leaves no trace on the chain. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    public RefusedException(RefusalReason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }
}
