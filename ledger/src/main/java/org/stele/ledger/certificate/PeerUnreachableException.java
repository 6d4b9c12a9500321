package org.stele.ledger.certificate;

import java.io.IOException;
import java.io.Serial;

/** A peer did not answer; it is asked again. */
public final class PeerUnreachableException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public PeerUnreachableException(String message) {
        super(message);
    }

    public PeerUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
