package org.stele.ledger.agreement;

import java.io.Serial;

/** Members cannot agree by what they stated, or not at this node. The message says what its operator should do. */
public final class AgreementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AgreementException(String message) {
        super(message);
    }
}
