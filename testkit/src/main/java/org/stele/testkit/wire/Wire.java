package org.stele.testkit.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One node's way to a port of another: connections are passed on, and what flows in either direction can be held up. What was
 * held up arrives when the way is open again, as TCP would have sent it again.
 */
final class Wire implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int WAITING = 50;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Gate there = new Gate();
    private final Gate back = new Gate();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Wire(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    /** Lays a wire from an address of this machine, where connections are taken, to another. */
    static Wire lay(InetSocketAddress from, InetSocketAddress target) throws IOException {
        Wire wire = new Wire(new ServerSocket(from.getPort(), WAITING, from.getAddress()), target);
        wire.threads.execute(wire::accept);
        return wire;
    }

    /** What flows to the one who is called. */
    Gate there() {
        return there;
    }

    /** What flows to the caller. */
    Gate back() {
        return back;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                threads.execute(() -> connect(caller));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** A connection is made by packets of both directions. */
    private void connect(Socket caller) {
        try (caller;
                Socket called = new Socket()) {
            there.pass();
            back.pass();
            called.connect(target);
            var answers = threads.submit(() -> pass(called, caller, back));
            pass(caller, called, there);
            answers.get();
        } catch (IOException | ExecutionException e) {
            // one of them hung up: so does the wire
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean pass(Socket from, Socket to, Gate gate) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                gate.pass();
                out.write(chunk, 0, length);
            }
            gate.pass();
            to.shutdownOutput();
            return true;
        } catch (IOException e) {
            return hangUp(from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return hangUp(from, to);
        }
    }

    private static boolean hangUp(Socket from, Socket to) {
        try (from;
                to) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
