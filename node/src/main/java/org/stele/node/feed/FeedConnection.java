package org.stele.node.feed;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.gateway.hl7v2.frame.FrameException;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.gateway.hl7v2.message.ErrorCode;

/**
 * One sender's connection: a message, its answer, the next message. One thread runs it; others may end it, which they do by the socket
 * beneath TLS: to close that of TLS waits for who is writing to it.
 */
final class FeedConnection {
    private static final Logger LOG = LoggerFactory.getLogger(FeedConnection.class);

    private static final Duration ADMISSION = Duration.ofSeconds(10);

    private final Socket socket;
    private final FeedDoor door;
    private final FeedLimits limits;
    private volatile boolean isEnding;
    private volatile boolean isWaiting;

    FeedConnection(Socket socket, FeedDoor door, FeedLimits limits) {
        this.socket = socket;
        this.door = door;
        this.limits = limits;
    }

    boolean isOf(Socket connection) {
        return socket.equals(connection);
    }

    /**
     * Lets the sender show who it is, in a time however its bytes come.
     *
     * @return by which it is talked to; empty, and cut, where it may not send
     */
    Optional<Socket> admit(Senders senders) {
        try {
            socket.setTcpNoDelay(true);
            return Optional.of(within(ADMISSION, () -> senders.admit(socket)));
        } catch (IOException e) {
            LOG.info("a connection for HL7 v2 was not let in: {}", e.getMessage());
            cut();
            return Optional.empty();
        }
    }

    /**
     * Until the sender goes, is silent for too long, or sends what is no frame.
     *
     * @param admitted what {@link #admit} gave
     */
    void run(Socket admitted) {
        try (Closeable _ = () -> end(admitted)) {
            DeadlineStream in = new DeadlineStream(admitted);
            OutputStream out = admitted.getOutputStream();
            FrameReader frames = new FrameReader(new BufferedInputStream(in), limits.messageBytes());
            while (!isEnding && begins(frames, in, out)) {
                serve(frames, in, out);
            }
        } catch (EOFException e) {
            LOG.info("a sender of HL7 v2 went within a message: nothing of it was taken");
        } catch (IOException e) {
            LOG.info("a connection for HL7 v2 ended: {}", e.getMessage());
        }
    }

    /** TLS says goodbye, for which it waits. */
    private void end(Socket admitted) throws IOException {
        within(ADMISSION, () -> {
            admitted.close();
            return admitted;
        });
    }

    private boolean begins(FrameReader frames, DeadlineStream in, OutputStream out) throws IOException {
        in.within(limits.idle());
        isWaiting = true;
        try {
            // a part of a record of TLS is no byte that could be read: the stream's own time does not see it
            return !isEnding && within(limits.idle().plus(limits.message()), frames::awaitBegin);
        } catch (SocketTimeoutException e) {
            return false;
        } catch (FrameException e) {
            answer(out, door.refuse(ErrorCode.SEGMENT_SEQUENCE, e.getMessage() + ": the connection is closed"));
            return false;
        } finally {
            isWaiting = false;
        }
    }

    private void serve(FrameReader frames, DeadlineStream in, OutputStream out) throws IOException {
        in.within(limits.message());
        try {
            Optional<byte[]> message = within(limits.message().multipliedBy(2), frames::message);
            answer(out, message.map(door::take).orElseGet(this::tooLong));
        } catch (SocketTimeoutException e) {
            answer(
                    out,
                    door.refuse(ErrorCode.INTERNAL, "the message did not arrive in time: the connection is closed"));
            throw e;
        } catch (FrameException e) {
            answer(out, door.refuse(ErrorCode.SEGMENT_SEQUENCE, e.getMessage() + ": the connection is closed"));
            throw e;
        }
    }

    private byte[] tooLong() {
        return door.refuse(
                ErrorCode.VALUE_TOO_LONG,
                "the message is longer than this node takes: send it in parts, or raise hl7.message-limit");
    }

    /** Sockets have no time limit for writing: who does not read is cut. */
    private void answer(OutputStream out, byte[] message) throws IOException {
        byte[] frame = Frames.of(message);
        within(limits.message(), () -> {
            out.write(frame);
            out.flush();
            return frame;
        });
    }

    private interface Talk<T> {
        T happen() throws IOException;
    }

    private <T> T within(Duration time, Talk<T> talk) throws IOException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        var _ = done.completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(isDone -> {
                    if (!isDone) {
                        cut();
                    }
                });
        try {
            return talk.happen();
        } finally {
            done.complete(true);
        }
    }

    /** Lets a message that is being taken come to its answer, and takes no other. */
    void endAfterMessage() {
        isEnding = true;
        if (isWaiting) {
            cut();
        }
    }

    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection did not close cleanly", e);
        }
    }
}
