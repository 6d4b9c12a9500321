package org.stele.exchange.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One at a time for each name. Enough, since one process has a vault. */
public final class Locks {
    /** A lock that threads hold or wait for. */
    private static final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;

        private Held joined() {
            users++;
            return this;
        }

        private boolean left() {
            return --users == 0;
        }
    }

    private final Map<Object, Held> held = new ConcurrentHashMap<>();

    public <T> T locked(Object name, Supplier<T> work) {
        Held mine = join(name);
        mine.lock.lock();
        try {
            return work.get();
        } finally {
            mine.lock.unlock();
            leave(name);
        }
    }

    /** As {@link #locked}; empty, and nothing done, where others are at it for longer than {@code patience}. */
    public <T> Optional<T> lockedWithin(Duration patience, Object name, Supplier<T> work) {
        Held mine = join(name);
        try {
            if (!isMine(mine.lock, patience)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                mine.lock.unlock();
            }
        } finally {
            leave(name);
        }
    }

    private static boolean isMine(ReentrantLock lock, Duration patience) {
        try {
            return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Held join(Object name) {
        return held.compute(name, (any, there) -> (there == null ? new Held() : there).joined());
    }

    private void leave(Object name) {
        held.computeIfPresent(name, (any, there) -> there.left() ? null : there);
    }
}
