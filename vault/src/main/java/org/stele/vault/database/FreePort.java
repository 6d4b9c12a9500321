package org.stele.vault.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A loopback port for a server that takes seconds to begin to listen. It lies below those that systems hand out to clients, any of
 * which could have it by then.
 */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** @throws IOException where hardly any is free */
    static int any() throws IOException {
        for (int tried = 0; tried < TRIES; tried++) {
            int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port on the loopback address");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
