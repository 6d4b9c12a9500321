package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.CertifiedState;

/**
 * Reads that see everything that was final anywhere when they were asked for. One round of questions to the others is under way
 * at a time; whoever comes meanwhile shares the next, since a round that has begun may be too early for them. Safe for many
 * threads.
 */
final class ConfirmedReads implements AutoCloseable {
    /** Two of these at most pass between a read and its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Confirmation confirmation;
    private final ExecutorService rounds = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("confirmed-reads").factory());
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<CertifiedState> next;

    ConfirmedReads(Confirmation confirmation) {
        this.confirmation = confirmation;
    }

    CompletionStage<CertifiedState> read() {
        lock.lock();
        try {
            CompletableFuture<CertifiedState> coming = next;
            if (coming == null) {
                coming = new CompletableFuture<>();
                next = coming;
                rounds.execute(this::round);
            }
            return coming.minimalCompletionStage();
        } finally {
            lock.unlock();
        }
    }

    private void round() {
        CompletableFuture<CertifiedState> mine = begin();
        try {
            mine.complete(confirmation.confirm(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine.completeExceptionally(e);
        } catch (RuntimeException e) { // whatever it was: who waits hears of it
            mine.completeExceptionally(e);
        }
    }

    private CompletableFuture<CertifiedState> begin() {
        lock.lock();
        try {
            CompletableFuture<CertifiedState> mine = Objects.requireNonNull(next);
            next = null;
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** What is under way is cut off. */
    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
