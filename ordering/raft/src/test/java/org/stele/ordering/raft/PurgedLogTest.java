package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** What was certified is forgotten, and a peer that lacks it goes on all the same. */
class PurgedLogTest {
    private static final RaftTuning SMALL_FILES =
            new RaftTuning(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(10), 64 * 1024);
    private static final int BYTES = 2_000;
    private static final int MANY = 500;

    @TempDir
    Path directory;

    @Test
    void aLogThatWasPurgedGoesOnAfterARestart() throws Exception {
        Group group = Group.of(1, directory, SMALL_FILES);
        try (Peers peers = Peers.open(group)) {
            long last = appendMany(peers.get(0));
            peers.get(0).purge(last);
            long keptAfter = peers.get(0).status().keptAfter();
            assertThat(keptAfter).isBetween(1L, last - RaftOrdering.MARGIN);
            List<OrderedEntry> kept = take(Peers.follow(peers.get(0), keptAfter), last);

            peers.get(0).close();
            peers.reopen(0);
            assertThat(peers.get(0).status().keptAfter()).isEqualTo(keptAfter);
            assertThat(take(Peers.follow(peers.get(0), keptAfter), last)).isEqualTo(kept);
            Refused.refusal(Kind.NO_LONGER_KEPT, () -> peers.get(0).subscribe(keptAfter - 1, _ -> {}));
            assertThat(Peers.append(peers.get(0), Peers.entry(1, BYTES))).isGreaterThan(last);
        }
    }

    @Test
    void aPeerThatWasAwayTooLongGoesOnWhereTheOthersStillHaveEntries() throws Exception {
        Group group = Group.of(3, directory, SMALL_FILES);
        try (Peers peers = Peers.open(group)) {
            int away = (peers.leader() + 1) % 3;
            RaftOrdering other = peers.get((away + 1) % 3);
            RaftOrdering another = peers.get((away + 2) % 3);
            long first = Peers.append(other, Peers.entry(0, BYTES));
            Peers.next(Peers.follow(peers.get(away), 0));
            peers.get(away).close();

            long last = appendMany(other);
            Await.until(() -> another.status().certain() >= last);
            other.purge(last);
            another.purge(last);

            peers.reopen(away);
            RaftOrdering back = peers.get(away);
            assertThat(endOf(back, first))
                    .isInstanceOfSatisfying(
                            OrderingException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NO_LONGER_KEPT));
            long keptAfter = back.status().keptAfter();
            assertThat(keptAfter).isBetween(first + 1, last - RaftOrdering.MARGIN + 1);
            assertThat(take(Peers.follow(back, keptAfter), last)).isEqualTo(take(Peers.follow(other, keptAfter), last));

            // it counts again: without another of the three
            another.close();
            long next = Peers.append(back, Peers.entry(1, BYTES));
            assertThat(next).isGreaterThan(last);

            back.close();
            peers.reopen(away);
            Refused.refusal(Kind.NO_LONGER_KEPT, () -> peers.get(away).subscribe(first, _ -> {}));
            assertThat(take(Peers.follow(peers.get(away), keptAfter), next)).hasSizeGreaterThan(RaftOrdering.MARGIN);
        }
    }

    /** How following ends; by an exception at once, or on the way. */
    private static @Nullable Throwable endOf(RaftOrdering peer, long position) throws Exception {
        try {
            peer.subscribe(position, _ -> {}).ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
            throw new AssertionError("it was closed");
        } catch (OrderingException e) {
            return e;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static long appendMany(RaftOrdering peer) throws Exception {
        List<CompletionStage<Long>> appends = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            appends.add(peer.append(Peers.entry(i, BYTES)));
        }
        long last = 0;
        for (CompletionStage<Long> append : appends) {
            last = Math.max(last, append.toCompletableFuture().get(60, TimeUnit.SECONDS));
        }
        return last;
    }

    private static List<OrderedEntry> take(BlockingQueue<OrderedEntry> seen, long last) throws InterruptedException {
        List<OrderedEntry> taken = new ArrayList<>();
        do {
            taken.add(Peers.next(seen));
        } while (taken.getLast().position() < last);
        return taken;
    }
}
