package org.stele.node.smart;

import java.io.Serial;

/** A request is refused, and the application is told so by way of the browser (RFC 6749 §4.1.2.1): where it takes answers is known by then. */
final class ReturnedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String address;

    /** @param address to which the browser goes on */
    ReturnedException(String address) {
        super("returned to the application", null, false, false);
        this.address = address;
    }

    String address() {
        return address;
    }
}
