package org.stele.ledger.proof;

import java.io.Serial;

/** A file proves nothing: it is damaged, forged, or of another network. The message says which check failed. */
public final class ProofException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public ProofException(String message) {
        super(message);
    }

    public ProofException(String message, Throwable cause) {
        super(message, cause);
    }
}
