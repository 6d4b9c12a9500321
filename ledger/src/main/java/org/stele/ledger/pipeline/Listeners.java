package org.stele.ledger.pipeline;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.stele.ledger.BlockListener;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.ordering.Subscription;

/** Those who are told of certified blocks: each at its own pace, the newest blocks from memory, older from the store. */
final class Listeners implements AutoCloseable {
    private static final int KEPT = 16;

    private final BlockReader reader;
    private final ConcurrentSkipListMap<Long, FinalBlock> newest = new ConcurrentSkipListMap<>();
    private final Set<Listening> all = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private long last = -1;

    Listeners(BlockReader reader) {
        this.reader = reader;
    }

    void add(FinalBlock block) {
        lock.lock();
        try {
            last = block.height();
            newest.put(last, block);
            newest.headMap(last - KEPT, true).clear();
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Subscription listen(long height, BlockListener listener) {
        Listening listening = new Listening(this, height, listener);
        all.add(listening);
        listening.start();
        return listening;
    }

    /** Waits for the block at {@code height} to be final. */
    CertifiedBlock await(long height) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (last < height) {
                more.await();
            }
        } finally {
            lock.unlock();
        }
        return Optional.ofNullable(newest.get(height))
                .map(BlockReader::of)
                .or(() -> reader.certified(height))
                .orElseThrow(() -> new IllegalStateException("the certified block " + height + " is not stored"));
    }

    void forget(Listening listening) {
        all.remove(listening);
    }

    @Override
    public void close() {
        Set.copyOf(all).forEach(Listening::close);
    }
}
