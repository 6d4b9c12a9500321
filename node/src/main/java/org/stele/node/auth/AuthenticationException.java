package org.stele.node.auth;

import java.io.Serial;

/** A request is not signed as it must be. Whoever asked is told no more than that, but for a clock that is off. */
public final class AuthenticationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Which check failed: for the metrics. */
    public enum Reason {
        MISSING,
        MALFORMED,
        OTHER_NODE,
        OTHER_REQUEST,
        CLOCK,
        BAD_SIGNATURE,
        KEY_NOT_IN_FORCE,
        REPEATED,
        OTHER_BODY
    }

    private final Reason reason;

    public AuthenticationException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
