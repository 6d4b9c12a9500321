package org.stele.node.smart;

import java.io.Serial;
import java.time.Duration;

/** More is asked than is let; what was sent has not been used. */
final class TooManyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param wait after which it is worth sending it again */
    TooManyException(Duration wait) {
        super("too many requests", null, false, false);
        this.seconds = wait.toSeconds();
    }

    OAuthAnswer answer() {
        return OAuthAnswer.tooMany(seconds);
    }
}
