package org.stele.exchange.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
        Held mine = held.compute(name, (any, there) -> (there == null ? new Held() : there).joined());
        mine.lock.lock();
        try {
            return work.get();
        } finally {
            mine.lock.unlock();
            held.computeIfPresent(name, (any, there) -> there.left() ? null : there);
        }
    }
}
