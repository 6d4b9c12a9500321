package org.stele.node.feed.out;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;
import org.stele.node.feed.DeadlineStream;

/** A connection to a receiver: a message, its answer, the next message. One thread. */
public final class ReceiverLine implements AutoCloseable {
    private static final int LONGEST_ANSWER = 1 << 20;

    private final Socket socket;
    private final Socket greeted;
    private final DeadlineStream in;
    private final FrameReader answers;
    private final Duration patience;

    private ReceiverLine(Socket socket, Socket greeted, Duration patience) throws IOException {
        this.socket = socket;
        this.greeted = greeted;
        this.in = new DeadlineStream(greeted);
        this.answers = new FrameReader(new BufferedInputStream(in), LONGEST_ANSWER);
        this.patience = patience;
    }

    /**
     * Connects, and knows who is there.
     *
     * @param patience for that, and for each answer
     */
    public static ReceiverLine open(InetSocketAddress address, Receiver receiver, Duration patience)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(address, Math.toIntExact(patience.toMillis()));
            socket.setTcpNoDelay(true);
            return within(socket, patience, () -> new ReceiverLine(socket, receiver.greet(socket), patience));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The answer to a message, whatever it says.
     *
     * @throws IOException where none comes in time; the line is of no use then
     */
    public byte[] ask(byte[] message) throws IOException {
        return within(socket, patience.multipliedBy(2), () -> {
            greeted.getOutputStream().write(Frames.of(message));
            greeted.getOutputStream().flush();
            in.within(patience);
            if (!answers.awaitBegin()) {
                throw new EOFException("the receiver closed the connection");
            }
            return answers.message().orElseThrow(() -> new IOException("the answer is too long"));
        });
    }

    private interface Talk<T> {
        T happen() throws IOException;
    }

    /** Sockets have no time limit for writing: who does not read is cut. */
    private static <T> T within(Socket socket, Duration time, Talk<T> talk) throws IOException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        var _ = done.completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(isDone -> {
                    if (!isDone) {
                        cut(socket);
                    }
                });
        try {
            return talk.happen();
        } finally {
            done.complete(true);
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more either way
        }
    }

    @Override
    public void close() {
        cut(socket);
    }
}
