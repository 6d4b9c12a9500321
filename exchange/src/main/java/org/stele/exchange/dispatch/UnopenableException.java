package org.stele.exchange.dispatch;

/** What one dispatch names cannot be opened; others can. */
public final class UnopenableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnopenableException(Throwable cause) {
        super("a record that is to leave is damaged: restore the vault", cause);
    }
}
