package org.stele.ledger.ordering;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.stele.crypto.Bytes;

/** Hands entries to those who follow the log: the newest from memory, so that all nodes share one copy, older from disk. */
final class EntryFeed {
    private static final int KEPT_BYTES = 32 * 1024 * 1024;

    private final EntryLog log;
    private final Deque<OrderedEntry> newest = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long bytes;

    EntryFeed(EntryLog log) {
        this.log = log;
    }

    void appended(long first, List<Bytes> entries) {
        lock.lock();
        try {
            long position = first;
            for (Bytes entry : entries) {
                newest.add(new OrderedEntry(position++, entry));
                bytes += entry.length();
            }
            while (bytes > KEPT_BYTES) {
                bytes -= newest.remove().content().length();
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the entry after {@code position}. */
    OrderedEntry after(long position) throws InterruptedException, IOException {
        awaitMore(position);
        Optional<OrderedEntry> kept = kept(position + 1);
        return kept.isPresent() ? kept.get() : new OrderedEntry(position + 1, log.read(position + 1));
    }

    private void awaitMore(long position) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (log.last() <= position) {
                more.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<OrderedEntry> kept(long position) {
        lock.lock();
        try {
            return newest.stream().filter(entry -> entry.position() == position).findFirst();
        } finally {
            lock.unlock();
        }
    }
}
