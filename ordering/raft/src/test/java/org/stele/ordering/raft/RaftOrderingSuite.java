package org.stele.ordering.raft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingSuite;
import org.stele.ledger.ordering.Subscription;

/** What every ordering has to pass, by a group of peers that are asked in turn. */
abstract class RaftOrderingSuite extends OrderingSuite {
    private final int peers;
    private final Map<Path, Group> groups = new HashMap<>();

    RaftOrderingSuite(int peers) {
        this.peers = peers;
    }

    @Override
    protected Ordering open(Path directory) throws OrderingException {
        Group group = groups.computeIfAbsent(directory, folder -> Group.of(peers, folder, Group.QUICK));
        List<RaftOrdering> opened = new ArrayList<>();
        for (int i = 0; i < peers; i++) {
            opened.add(RaftOrdering.open(group.settings(i)));
        }
        Await.until(
                () -> opened.stream().allMatch(peer -> peer.status().leader().isPresent()));
        return new InTurn(opened);
    }

    @Override
    protected void kill(Ordering ordering) {
        ordering.close();
    }

    private record InTurn(List<RaftOrdering> peers, AtomicInteger turn) implements Ordering {
        InTurn(List<RaftOrdering> peers) {
            this(peers, new AtomicInteger());
        }

        private RaftOrdering next() {
            return peers.get(Math.floorMod(turn.getAndIncrement(), peers.size()));
        }

        @Override
        public CompletionStage<Long> append(Bytes entry) {
            return next().append(entry);
        }

        @Override
        public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
            return next().subscribe(position, consumer);
        }

        @Override
        public void purge(long position) {
            peers.forEach(peer -> peer.purge(position));
        }

        @Override
        public void close() {
            peers.parallelStream().forEach(RaftOrdering::close);
        }
    }
}
