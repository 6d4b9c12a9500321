package org.stele.ledger.pipeline;

import java.io.Serial;
import org.stele.ledger.Observation;

/** A member sent a block that is not what a quorum certified. */
final class FalseBlockException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final long height;
    private final Observation.Kind kind;

    FalseBlockException(long height, Observation.Kind kind, String message) {
        super("block " + height + ": " + message);
        this.height = height;
        this.kind = kind;
    }

    long height() {
        return height;
    }

    Observation.Kind kind() {
        return kind;
    }
}
