package org.stele.link.client;

import java.io.Serial;
import org.stele.crypto.Bytes;

/** The other node answered, and refuses. */
public final class PeerRefusedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Bytes body;

    PeerRefusedException(int status, Bytes body) {
        super("the other node answers " + status);
        this.status = status;
        this.body = body;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** From outside: anything. */
    public Bytes body() {
        return body;
    }
}
