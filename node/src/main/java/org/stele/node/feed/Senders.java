package org.stele.node.feed;

import java.io.IOException;
import java.net.Socket;

/** Who may send. */
@FunctionalInterface
public interface Senders {
    /** Whoever reaches the address, which then is this machine's own. */
    Senders ANYBODY_HERE = _ -> {};

    /**
     * Admits who has connected, or does not.
     *
     * @throws IOException where they may not send
     */
    void admit(Socket connection) throws IOException;
}
