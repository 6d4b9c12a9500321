package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The newest height whose certificate is known here; -1 before the genesis has one. Only grows. Safe for many threads. */
final class CertifiedHeight {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private volatile long height;
    private volatile long raisedNanos = System.nanoTime();

    CertifiedHeight(long height) {
        this.height = height;
    }

    long get() {
        return height;
    }

    /** Whether it has not grown, or was not made, for longer than this. */
    boolean isStillFor(Duration time) {
        return System.nanoTime() - raisedNanos > time.toNanos();
    }

    void raise(long to) {
        lock.lock();
        try {
            height = to;
            raisedNanos = System.nanoTime();
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code wanted} is certified. */
    void await(long wanted) throws InterruptedException {
        if (height >= wanted) {
            return;
        }
        lock.lockInterruptibly();
        try {
            while (height < wanted) {
                raised.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #await(long)}, but not longer than {@code atMost}; says whether it is certified. */
    boolean await(long wanted, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (height < wanted && left > 0) {
                left = raised.awaitNanos(left);
            }
            return height >= wanted;
        } finally {
            lock.unlock();
        }
    }
}
