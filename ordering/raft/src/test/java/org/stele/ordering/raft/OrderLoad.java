package org.stele.ordering.raft;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.stele.ordering.raft.PeerProcess.Acknowledgement;

/**
 * Orders as much as peers in processes of their own can, then kills the leader as by {@code kill -9} and shows for how long
 * nothing was acknowledged. Arguments: peers, entries in flight at each, bytes an entry, seconds, kills.
 */
final class OrderLoad {
    /** What an entry of the standard size stands for: transactions of about 500 bytes. */
    private static final int TRANSACTION = 500;

    private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");
    private static final double MICROS = 1e3;
    private static final double SECOND = 1e9;

    private final Group group;
    private final List<PeerProcess> peers = new ArrayList<>();

    private OrderLoad(Group group) {
        this.group = group;
    }

    public static void main(String[] args) throws Exception {
        int count = argument(args, 0, 3);
        int inFlight = argument(args, 1, 3);
        int bytes = argument(args, 2, 500 * TRANSACTION);
        int seconds = argument(args, 3, 20);
        OrderLoad load = new OrderLoad(Group.of(count, Files.createTempDirectory("order-load"), RaftTuning.STANDARD));
        try {
            load.start(inFlight, bytes);
            load.measure(inFlight, bytes, seconds);
            for (int i = 0; i < argument(args, 4, 3); i++) {
                load.killLeader(inFlight, bytes);
            }
        } finally {
            for (PeerProcess peer : load.peers) {
                peer.kill();
            }
        }
    }

    private static int argument(String[] args, int index, int standard) {
        return args.length > index ? Integer.parseInt(args[index]) : standard;
    }

    private void start(int inFlight, int bytes) throws Exception {
        for (int i = 0; i < group.size(); i++) {
            peers.add(PeerProcess.start(group, i, OPTIONS));
        }
        Await.until(() -> peers.stream().allMatch(PeerProcess::isOpen));
        peers.forEach(peer -> peer.tell("load " + inFlight + " " + bytes));
        Await.until(() -> peers.stream().allMatch(peer -> peer.acknowledgedCount() > 200));
    }

    private void measure(int inFlight, int bytes, int seconds) throws InterruptedException {
        long from = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        long to = System.nanoTime();
        List<Long> micros = acknowledgements()
                .filter(ack -> ack.at() >= from && ack.at() < to)
                .map(Acknowledgement::micros)
                .sorted()
                .toList();
        double rate = micros.size() / ((to - from) / SECOND);
        System.out.printf(
                Locale.ROOT,
                "{\"peers\": %d, \"in_flight_each\": %d, \"entry_bytes\": %d, \"entries_per_second\": %.0f,"
                        + " \"transactions_per_second\": %.0f, \"p50_ms\": %.1f, \"p99_ms\": %.1f, \"term\": %d,"
                        + " \"settings\": \"%s\"}%n",
                peers.size(),
                inFlight,
                bytes,
                rate,
                rate * bytes / TRANSACTION,
                micros.get(micros.size() / 2) / MICROS,
                micros.get(micros.size() * 99 / 100) / MICROS,
                term(),
                group.tuning());
    }

    /** Grows with every election. */
    private long term() {
        Await.until(() -> peers.stream().allMatch(peer -> peer.certain() > 0));
        return peers.getFirst().term();
    }

    private void killLeader(int inFlight, int bytes) throws Exception {
        Await.until(() -> peers.stream().map(PeerProcess::leader).distinct().count() == 1
                && peers.getFirst().leader().startsWith("peer-"));
        String name = peers.getFirst().leader();
        int leader = IntStream.range(0, peers.size())
                .filter(i -> group.addresses().get(i).id().equals(name))
                .findFirst()
                .orElseThrow();
        peers.get(leader).kill();
        long killed = System.nanoTime();
        Await.until(() -> acknowledgements()
                        .filter(ack -> ack.at() > killed + TimeUnit.MILLISECONDS.toNanos(200))
                        .count()
                > 100);
        long back = acknowledgements()
                .mapToLong(Acknowledgement::at)
                .filter(at -> at > killed + TimeUnit.MILLISECONDS.toNanos(200))
                .min()
                .orElseThrow();
        System.out.printf(Locale.ROOT, "{\"leader_killed_writes_back_ms\": %d}%n", (back - killed) / 1_000_000);
        peers.set(leader, PeerProcess.start(group, leader, OPTIONS));
        Await.until(peers.get(leader)::isOpen);
        Await.until(() -> peers.get(leader).certain()
                > peers.get((leader + 1) % peers.size()).certain() - 10);
        peers.get(leader).tell("load " + inFlight + " " + bytes);
    }

    private java.util.stream.Stream<Acknowledgement> acknowledgements() {
        return peers.stream().flatMap(peer -> peer.acknowledgements().stream());
    }
}
