package org.stele.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds free loopback ports, below those that systems hand out to clients: a node that is down for a while must find its own free
 * again. Each is given once in a process, and processes begin at different ones.
 */
final class Ports {
    private static final int FIRST = 30_000;
    private static final int COUNT = 2_700;
    private static final int OF_A_PROCESS = 27;
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() % (COUNT / OF_A_PROCESS)) * OF_A_PROCESS);

    private Ports() {}

    /** All different; nobody had them a moment ago. */
    static List<Integer> free(int count) {
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

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
