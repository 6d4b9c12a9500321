package org.stele.node.feed.out;

import java.io.IOException;
import java.net.Socket;

/** Whom messages are sent to. */
@FunctionalInterface
public interface Receiver {
    /** Whoever listens, which then is on this machine. */
    Receiver ANYBODY_HERE = connection -> {
        if (!connection.getInetAddress().isLoopbackAddress()) {
            throw new IOException("without TLS only to this machine, which its name is not any more");
        }
        return connection;
    };

    /**
     * Has who was connected to show who they are.
     *
     * @return by which they are talked to; closing the connection beneath ends it at once
     * @throws IOException where they are not the one
     */
    Socket greet(Socket connection) throws IOException;
}
