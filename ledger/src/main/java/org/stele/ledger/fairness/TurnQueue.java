package org.stele.ledger.fairness;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A queue in which all who have something waiting are served in turn, one each, however much one of them has. What one
 * puts in comes out in its order. Safe for many threads; unbounded.
 *
 * @param <K> whose it is
 * @param <T> what waits
 */
public final class TurnQueue<K, T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    /** In the order of their turns. */
    private final Map<K, Queue<T>> queues = new LinkedHashMap<>();

    public void add(K whose, T item) {
        lock.lock();
        try {
            queues.computeIfAbsent(whose, _ -> new ArrayDeque<>()).add(item);
            added.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next one; null where none comes within {@code nanos}. */
    public @Nullable T poll(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (queues.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable T next() {
        Iterator<Map.Entry<K, Queue<T>>> turns = queues.entrySet().iterator();
        if (!turns.hasNext()) {
            return null;
        }
        Map.Entry<K, Queue<T>> turn = turns.next();
        K whose = turn.getKey();
        Queue<T> queue = turn.getValue();
        turns.remove();
        T item = queue.poll();
        if (!queue.isEmpty()) {
            queues.put(whose, queue);
        }
        return item;
    }
}
