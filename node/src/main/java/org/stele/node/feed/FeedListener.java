package org.stele.node.feed;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for senders of HL7 v2. Each connection has a thread, on which its messages are taken one after another; beyond the number that
 * is allowed, connections are closed at once. Who has not shown yet that they may send takes no place of those who have. Closing lets
 * the message in work come to its end.
 */
public final class FeedListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedListener.class);
    private static final int MOST_ARRIVING = 256;
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration LAST_MESSAGES = Duration.ofSeconds(10);

    private final ServerSocket socket;
    private final Senders senders;
    private final FeedDoor door;
    private final FeedLimits limits;
    private final Semaphore arriving = new Semaphore(MOST_ARRIVING);
    private final Semaphore places;
    private final Set<FeedConnection> open = ConcurrentHashMap.newKeySet();
    private final Thread accepting;

    private FeedListener(ServerSocket socket, Senders senders, FeedDoor door, FeedLimits limits) {
        this.senders = senders;
        this.socket = socket;
        this.door = door;
        this.limits = limits;
        this.places = new Semaphore(limits.connections());
        this.accepting = Thread.ofPlatform().name("hl7").daemon().unstarted(this::accept);
    }

    /**
     * Begins to listen.
     *
     * @param socket bound; with TLS where others than this machine reach it
     */
    public static FeedListener start(ServerSocket socket, Senders senders, FeedDoor door, FeedLimits limits) {
        FeedListener listener = new FeedListener(socket, senders, door, limits);
        listener.accepting.start();
        return listener;
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException | RuntimeException | Error e) { // whatever it was: others come after it
                fault(e);
            }
        }
    }

    /** Where files or memory are short, a moment is all that helps. */
    private void fault(Throwable fault) {
        if (socket.isClosed()) {
            LOG.debug("the listener for HL7 v2 ends", fault);
            return;
        }
        LOG.error("a connection for HL7 v2 was not taken; others are", fault);
        LockSupport.parkNanos(REST.toNanos());
    }

    private void serve(Socket connection) throws IOException {
        if (!arriving.tryAcquire()) {
            LOG.warn(
                    "a connection for HL7 v2 was closed: {} others have not shown yet that they may send",
                    MOST_ARRIVING);
            connection.close();
            return;
        }
        try {
            FeedConnection served = new FeedConnection(connection, door, limits);
            open.add(served);
            Thread.ofVirtual().name("hl7-connection").start(() -> talk(served));
        } catch (RuntimeException | Error e) { // nobody else would give its place back
            arriving.release();
            open.removeIf(it -> it.isOf(connection));
            connection.close();
            throw e;
        }
    }

    private void talk(FeedConnection served) {
        try {
            admitted(served).ifPresent(admitted -> place(served, admitted));
        } catch (RuntimeException | Error e) { // the end of its thread: nobody else would hear of it
            LOG.error("a connection for HL7 v2 failed", e);
            served.cut();
        } finally {
            open.remove(served);
        }
    }

    private Optional<Socket> admitted(FeedConnection served) {
        try {
            return served.admit(senders);
        } finally {
            arriving.release();
        }
    }

    private void place(FeedConnection served, Socket admitted) {
        if (!places.tryAcquire()) {
            LOG.warn(
                    "a connection for HL7 v2 was closed: there are {} already, see hl7.connections",
                    limits.connections());
            served.cut();
            return;
        }
        try {
            served.run(admitted);
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("the listener for HL7 v2 did not close cleanly: {}", e.getMessage());
        }
        open.forEach(FeedConnection::endAfterMessage);
        try {
            if (!places.tryAcquire(limits.connections(), LAST_MESSAGES.toMillis(), TimeUnit.MILLISECONDS)) {
                open.forEach(FeedConnection::cut);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.forEach(FeedConnection::cut);
        }
    }
}
