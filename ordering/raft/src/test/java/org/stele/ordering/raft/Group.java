package org.stele.ordering.raft;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.stele.ordering.raft.tls.PeerTrust;

/** The settings of a group's peers on this machine, each with a port and a key of its own. */
record Group(UUID id, List<PeerAddress> addresses, List<Keys> keys, Path directory, RaftTuning tuning) {
    /** Short waits for small groups in one process. */
    static final RaftTuning QUICK =
            new RaftTuning(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(10), 16 * 1024 * 1024);

    /** Processes begin at different ones. */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(25_000 + (int) (ProcessHandle.current().pid() % 100) * 40);

    static Group of(int peers, Path directory, RaftTuning tuning) {
        List<Integer> ports = freePorts(peers);
        return new Group(
                UUID.randomUUID(),
                IntStream.range(0, peers)
                        .mapToObj(i -> new PeerAddress("peer-" + i, "127.0.0.1", ports.get(i)))
                        .toList(),
                IntStream.range(0, peers).mapToObj(_ -> Keys.create()).toList(),
                directory,
                tuning);
    }

    int size() {
        return addresses.size();
    }

    RaftSettings settings(int peer) {
        return settings(peer, addresses, trust());
    }

    /** In all keys of the group. */
    PeerTrust trust() {
        return Keys.hashes(keys.stream())::contains;
    }

    RaftSettings settings(int peer, List<PeerAddress> beginning, PeerTrust trust) {
        PeerAddress own = addresses.get(peer);
        return new RaftSettings(
                id,
                own.id(),
                new InetSocketAddress(own.host(), own.port()),
                beginning,
                directory.resolve(own.id()),
                keys.get(peer).trusting(trust),
                tuning);
    }

    /** Below those that systems hand out to clients: a peer that is down must find its own free again. */
    static List<Integer> freePorts(int count) {
        List<Integer> free = new ArrayList<>();
        while (free.size() < count) {
            int port = NEXT_PORT.getAndIncrement();
            if (isFree(port)) {
                free.add(port);
            }
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
