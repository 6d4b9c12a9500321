package org.stele.benchmarks.ledger;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;

/** Submits transactions to the nodes in turn, and counts what became of them. */
public final class Load {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long TELL_EVERY = 250_000_000L;

    private final List<LedgerNode> nodes;
    private final int inFlight;
    private final long gap;
    private final Semaphore room;
    private final LongAdder ok = new LongAdder();
    private final AtomicReference<@Nullable String> fault = new AtomicReference<>();
    private long nanos;

    /**
     * @param inFlight transactions submitted and not final, at most
     * @param rate transactions a second, or 0 for as many as go through
     */
    public Load(List<LedgerNode> nodes, int inFlight, int rate) {
        this.nodes = nodes;
        this.inFlight = inFlight;
        this.gap = rate == 0 ? 0 : (long) (NANOS_PER_SECOND / rate);
        this.room = new Semaphore(inFlight);
    }

    /** Submits all and waits until each is final. */
    public void run(SignedWindow transactions, Latencies latencies, Progress progress) throws InterruptedException {
        long begin = System.nanoTime();
        long due = begin;
        long told = begin;
        for (int i = 0; i < transactions.size(); i++) {
            due = Math.max(due + gap, gap == 0 ? System.nanoTime() : due);
            waitUntil(due);
            room.acquire();
            submit(
                    nodes.get(i % nodes.size()),
                    transactions.envelope(i),
                    gap == 0 ? System.nanoTime() : due,
                    latencies);
            if (System.nanoTime() - told > TELL_EVERY) {
                told = System.nanoTime();
                progress.at(ok.sum());
            }
        }
        room.acquire(inFlight);
        room.release(inFlight);
        nanos += System.nanoTime() - begin;
        progress.at(ok.sum());
        requireNoFault();
    }

    /** Is told how many are final. */
    public interface Progress {
        void at(long done);
    }

    public long done() {
        return ok.sum();
    }

    public double seconds() {
        return nanos / NANOS_PER_SECOND;
    }

    private void submit(LedgerNode node, Envelope envelope, long from, Latencies latencies) {
        node.submit(envelope).whenComplete((receipt, failure) -> {
            latencies.add(System.nanoTime() - from);
            note(receipt, failure);
            room.release();
        });
    }

    private void note(@Nullable FinalReceipt receipt, @Nullable Throwable failure) {
        if (receipt != null && receipt.code().equals(Code.OK)) {
            ok.increment();
        } else {
            fault.compareAndSet(null, failure == null ? "receipt " + receipt : failure.toString());
        }
    }

    private void requireNoFault() {
        String found = fault.get();
        if (found != null) {
            throw new IllegalStateException("a transaction did not end with OK: " + found);
        }
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
