package org.stele.crypto.cbor;

/** The bytes are not the one deterministic encoding of what was expected. */
public final class CborException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    CborException(String message, int offset) {
        super(message + " at byte " + offset);
    }
}
