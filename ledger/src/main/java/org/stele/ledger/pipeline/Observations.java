package org.stele.ledger.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.stele.ledger.Observation;

/** The newest {@value #KEPT} different observations since this node started. Safe for many threads. */
final class Observations {
    private static final int KEPT = 1000;

    private final Deque<Observation> newest = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    void add(Observation observation) {
        lock.lock();
        try {
            if (newest.contains(observation)) {
                return;
            }
            newest.addLast(observation);
            if (newest.size() > KEPT) {
                newest.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    List<Observation> all() {
        lock.lock();
        try {
            return List.copyOf(newest);
        } finally {
            lock.unlock();
        }
    }
}
