package org.stele.node.feed;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.gateway.hl7v2.frame.FrameException;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.gateway.hl7v2.message.ErrorCode;

/** One sender's connection: a message, its answer, the next message. One thread runs it; others may end it. */
final class FeedConnection {
    private static final Logger LOG = LoggerFactory.getLogger(FeedConnection.class);

    private final Socket socket;
    private final Senders senders;
    private final FeedDoor door;
    private final FeedLimits limits;
    private volatile boolean isEnding;
    private volatile boolean isWaiting;

    FeedConnection(Socket socket, Senders senders, FeedDoor door, FeedLimits limits) {
        this.socket = socket;
        this.senders = senders;
        this.door = door;
        this.limits = limits;
    }

    /** Until the sender goes, is silent for too long, or sends what is no frame. */
    void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            senders.admit(socket);
            DeadlineStream in = new DeadlineStream(socket);
            FrameReader frames = new FrameReader(new BufferedInputStream(in), limits.messageBytes());
            while (!isEnding && begins(frames, in)) {
                serve(frames, in);
            }
        } catch (EOFException e) {
            LOG.info("a sender of HL7 v2 went within a message: nothing of it was taken");
        } catch (IOException e) {
            LOG.info("a connection for HL7 v2 ended: {}", e.getMessage());
        }
    }

    private boolean begins(FrameReader frames, DeadlineStream in) throws IOException {
        in.within(limits.idle());
        isWaiting = true;
        try {
            return !isEnding && frames.awaitBegin();
        } catch (SocketTimeoutException e) {
            return false;
        } catch (FrameException e) {
            answer(door.refuse(ErrorCode.SEGMENT_SEQUENCE, e.getMessage() + ": the connection is closed"));
            return false;
        } finally {
            isWaiting = false;
        }
    }

    private void serve(FrameReader frames, DeadlineStream in) throws IOException {
        in.within(limits.message());
        try {
            Optional<byte[]> message = frames.message();
            answer(message.map(door::take).orElseGet(this::tooLong));
        } catch (SocketTimeoutException e) {
            answer(door.refuse(ErrorCode.INTERNAL, "the message did not arrive in time: the connection is closed"));
            throw e;
        } catch (FrameException e) {
            answer(door.refuse(ErrorCode.SEGMENT_SEQUENCE, e.getMessage() + ": the connection is closed"));
            throw e;
        }
    }

    private byte[] tooLong() {
        return door.refuse(
                ErrorCode.VALUE_TOO_LONG,
                "the message is longer than this node takes: send it in parts, or raise hl7.message-limit");
    }

    /** Sockets have no time limit for writing: who does not read is cut. */
    private void answer(byte[] message) throws IOException {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        var _ = written.completeOnTimeout(false, limits.message().toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(isWritten -> {
                    if (!isWritten) {
                        cut();
                    }
                });
        try {
            socket.getOutputStream().write(Frames.of(message));
            socket.getOutputStream().flush();
        } finally {
            written.complete(true);
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
