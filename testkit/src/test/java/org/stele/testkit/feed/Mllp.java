package org.stele.testkit.feed;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.stele.gateway.hl7v2.frame.FrameReader;
import org.stele.gateway.hl7v2.frame.Frames;

/** A system that sends messages and waits for each answer. */
final class Mllp implements AutoCloseable {
    private static final int MOST = 1 << 20;
    private static final int MOST_UNREAD = 10_000;
    private static final int PATIENCE = 60_000;

    private final Socket socket;
    private final FrameReader answers;

    Mllp(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
        this.answers = new FrameReader(new BufferedInputStream(socket.getInputStream()), MOST);
    }

    static Mllp plain(int port) throws IOException {
        return new Mllp(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** The answer to a message. */
    String send(String message) throws IOException {
        return send(message.getBytes(StandardCharsets.UTF_8));
    }

    String send(byte[] message) throws IOException {
        raw(Frames.of(message));
        return answer();
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a message again and again without reading; whether the node ends the connection. */
    boolean isCutWithoutReading(String message) {
        byte[] frame = Frames.of(message.getBytes(StandardCharsets.UTF_8));
        try {
            for (int i = 0; i < MOST_UNREAD; i++) {
                raw(frame);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    String answer() throws IOException {
        if (!answers.awaitBegin()) {
            throw new IOException("the node closed the connection");
        }
        return new String(answers.message().orElseThrow(), StandardCharsets.UTF_8);
    }

    /** Whether the node has closed the connection. */
    boolean isEnded() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
