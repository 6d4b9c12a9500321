package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;
import org.stele.testkit.processes.NodeProcess;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;

/**
 * Every member's administration writes, one transaction after the other: where no answer comes, the same one again at the next
 * node, until one acknowledges it.
 */
final class Load implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<NodeClient> nodes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<Hash, Long> acknowledged = new HashMap<>();
    private List<Thread> writers = List.of();
    /** When the newest acknowledged attempt was begun, and when it was acknowledged. */
    private long begun = Long.MIN_VALUE;

    private long answered;
    private @Nullable Submitted denied;

    private Load(List<NodeClient> nodes) {
        this.nodes = nodes;
    }

    static Load begin(Rehearsal rehearsal) throws Exception {
        List<NodeProcess> nodes = rehearsal.network().nodes();
        Load load = new Load(nodes.stream().map(rehearsal::client).toList());
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Holder author = rehearsal.administration(nodes.get(i).label());
            int first = i;
            writers.add(Thread.ofPlatform().name("load-" + i).start(() -> load.write(author, first)));
        }
        load.writers = writers;
        return load;
    }

    private void write(Holder author, int first) {
        try {
            while (ended.getCount() > 0) {
                Envelope envelope = author.transaction(
                        "identity",
                        "register",
                        new IdentityCommand.Register(List.of(new SubjectId(RandomId.generate()))),
                        InstantSource.system());
                int node = first;
                while (!isAcknowledged(envelope, node) && !ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    node++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAcknowledged(Envelope envelope, int node) {
        long now = System.nanoTime();
        try {
            note(nodes.get(node % nodes.size()).submit(envelope), now);
            return true;
        } catch (IOException | NodeProblem e) {
            // a node that is down, or not there yet, or has no leader: the next one is asked
            return false;
        }
    }

    private synchronized void note(Submitted submitted, long since) {
        if (!submitted.code().equals(Code.OK)) {
            denied = submitted;
        }
        acknowledged.put(submitted.transaction(), submitted.height());
        begun = Math.max(begun, since);
        answered = System.nanoTime();
        notifyAll();
    }

    /** Waits until {@code count} more writes are acknowledged. */
    synchronized void awaitMore(int count) throws InterruptedException {
        int wanted = acknowledged.size() + count;
        await(() -> acknowledged.size() >= wanted);
    }

    /** Waits until a write is acknowledged that was not on its way yet, and says how long that took. */
    synchronized Duration awaitOneBegunFromNowOn() throws InterruptedException {
        long now = System.nanoTime();
        await(() -> begun >= now);
        return Duration.ofNanos(answered - now);
    }

    private void await(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("no write is acknowledged any more");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Ends it, and says in which block each acknowledged transaction stands. */
    Map<Hash, Long> end() throws InterruptedException {
        close();
        for (Thread writer : writers) {
            writer.join();
        }
        synchronized (this) {
            assertThat(denied).isNull();
            return Map.copyOf(acknowledged);
        }
    }

    /** Lets the writers end, and does not wait for them. */
    @Override
    public void close() {
        ended.countDown();
    }
}
