package org.stele.link.server;

import java.io.Serial;
import org.stele.crypto.Bytes;

/** A question that is not answered, and what the asker is told. */
public final class PeerRefusal extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SERVICE_UNAVAILABLE = 503;

    private final int status;
    private final transient Bytes body;

    /**
     * A refusal.
     *
     * @param status of HTTP, 400 to 599
     * @param body of the handler's own form
     */
    public PeerRefusal(int status, Bytes body) {
        super("status " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** What cannot be answered now may be asked again. */
    public static PeerRefusal later() {
        return new PeerRefusal(SERVICE_UNAVAILABLE, Bytes.of(new byte[0]));
    }

    public int status() {
        return status;
    }

    public Bytes body() {
        return body;
    }
}
