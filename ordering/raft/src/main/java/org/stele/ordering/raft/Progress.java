package org.stele.ordering.raft;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.ordering.OrderingException;

/** How far the order is certain here, and whether it ended; for those who wait for either. Safe for many threads. */
final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CompletableFuture<OrderingException> ended = new CompletableFuture<>();
    private volatile long applied = -1;
    private long changes;

    long applied() {
        return applied;
    }

    void reached(long index) {
        applied = index;
        change();
    }

    /** Ends it; the first reason stands. */
    void end(OrderingException reason) {
        ended.complete(reason);
        change();
    }

    @Nullable
    OrderingException reason() {
        return ended.getNow(null);
    }

    CompletionStage<OrderingException> ended() {
        return ended.minimalCompletionStage();
    }

    /** Wakes all who wait, so that they look again. */
    void change() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when more than {@code index} is certain, or something else changed. */
    void awaitBeyond(long index) throws InterruptedException, OrderingException {
        lock.lockInterruptibly();
        try {
            while (applied <= index) {
                requireGoing();
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        requireGoing();
    }

    /** Returns when anything changed, or after {@code most}. */
    void awaitChange(Duration most) throws InterruptedException, OrderingException {
        lock.lockInterruptibly();
        try {
            requireGoing();
            long seen = changes;
            long left = most.toNanos();
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        requireGoing();
    }

    /** @throws OrderingException the reason, where it ended */
    void requireGoing() throws OrderingException {
        OrderingException reason = reason();
        if (reason != null) {
            throw new OrderingException(reason.kind(), String.valueOf(reason.getMessage()), reason);
        }
    }
}
