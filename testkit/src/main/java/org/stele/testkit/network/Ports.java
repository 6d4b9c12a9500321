package org.stele.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Finds free loopback ports, below those that systems hand out to clients: a node that is down for a while must find its own free
 * again. Each is given once in a process, and processes begin at different ones.
 */
public final class Ports {
    private static final int FIRST = 30_000;
    private static final int COUNT = 2_700;
    private static final int OF_A_PROCESS = 27;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (COUNT / OF_A_PROCESS)) * OF_A_PROCESS);

    private Ports() {}

    /** All different; nobody had them a moment ago. */
    public static List<Integer> free(int count) {
        List<Integer> free = new ArrayList<>();
        for (int tried = 0; tried < COUNT && free.size() < count; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                free.add(port);
            }
        }
        if (free.size() < count) {
            throw new IllegalStateException("no free port on the loopback address");
        }
        return free;
    }

    /**
     * The free ones from {@code first} on, which others may be given as well.
     *
     * @throws IllegalStateException where there are too few
     */
    public static List<Integer> from(int first, int count) {
        List<Integer> free = IntStream.range(first, FIRST + COUNT)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw new IllegalStateException("not enough free ports from " + first + " on: name another with --port");
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
