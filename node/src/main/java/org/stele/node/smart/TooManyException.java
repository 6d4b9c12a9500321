package org.stele.node.smart;

import java.io.Serial;

/** Somebody asks more often than is let. */
final class TooManyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    TooManyException() {
        super("too many requests", null, false, false);
    }
}
