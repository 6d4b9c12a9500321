package org.stele.node.feed;

import java.io.IOException;
import java.net.Socket;

/** Who may send. */
@FunctionalInterface
public interface Senders {
    /** Whoever reaches the address, which then is this machine's own. */
    Senders ANYBODY_HERE = connection -> connection;

    /**
     * Admits who has connected, or does not. May wait for them as long as the connection is open.
     *
     * @return by which they are talked to; closing the connection beneath ends it at once
     * @throws IOException where they may not send
     */
    Socket admit(Socket connection) throws IOException;
}
