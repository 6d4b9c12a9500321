package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.OrderingException;

/** What tests do with a group's peers, all in this process. */
record Peers(Group group, List<RaftOrdering> all) implements AutoCloseable {
    static Peers open(Group group) throws OrderingException {
        return open(group, group.size());
    }

    /** Opens the first {@code count}, who are the whole group. */
    static Peers open(Group group, int count) throws OrderingException {
        Peers peers = new Peers(group, new java.util.ArrayList<>());
        for (int i = 0; i < count; i++) {
            peers.all.add(RaftOrdering.open(group.settings(i, group.addresses().subList(0, count), group.trust())));
        }
        Await.until(
                () -> peers.all.stream().allMatch(peer -> peer.status().leader().isPresent()));
        return peers;
    }

    RaftOrdering get(int peer) {
        return all.get(peer);
    }

    void reopen(int peer) throws OrderingException {
        all.set(peer, RaftOrdering.open(group.settings(peer)));
    }

    int leader() {
        Await.until(() ->
                all.stream().map(peer -> peer.status().leader()).distinct().count() == 1
                        && get(0).status().leader().isPresent());
        String leader = get(0).status().leader().orElseThrow();
        return IntStream.range(0, group.size())
                .filter(i -> group.addresses().get(i).id().equals(leader))
                .findFirst()
                .orElseThrow();
    }

    static Bytes entry(int number, int length) {
        byte[] content = new byte[length];
        java.util.Arrays.fill(content, (byte) number);
        return Bytes.wrap(content);
    }

    /** Appends and waits. */
    static long append(RaftOrdering peer, Bytes entry) throws Exception {
        return peer.append(entry).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    static OrderedEntry next(BlockingQueue<OrderedEntry> seen) throws InterruptedException {
        OrderedEntry entry = seen.poll(60, TimeUnit.SECONDS);
        assertThat(entry).as("an entry within a minute").isNotNull();
        return entry;
    }

    static BlockingQueue<OrderedEntry> follow(RaftOrdering peer, long position) throws OrderingException {
        BlockingQueue<OrderedEntry> seen = new LinkedBlockingQueue<>();
        var _ = peer.subscribe(position, seen::put);
        return seen;
    }

    @Override
    public void close() {
        all.parallelStream().forEach(RaftOrdering::close);
    }
}
