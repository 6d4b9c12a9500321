package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.Envelope;

/**
 * The transactions that this node took and that are not final yet, with those who wait for them. Bounded. The same payload
 * beside other signatures waits apart until it is final: a copy that is refused does not take the good one with it.
 */
final class Waiting {
    private record Waiter(
            Hash envelope, CompletableFuture<FinalReceipt> receipt, CompletableFuture<Optional<String>> account) {
        Waiter(Hash envelope) {
            this(envelope, new CompletableFuture<>(), new CompletableFuture<>());
            var _ = receipt.whenComplete((_, _) -> account.complete(Optional.empty()));
        }
    }

    private final Map<Hash, List<Waiter>> waiters = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int limit;
    private volatile @Nullable Throwable failed;

    /**
     * A caller that waits.
     *
     * @param account to be said by the first, once it knows; empty where the receipt is there before
     * @param isFirst whether this caller was the first, and so has to bring the transaction on its way
     */
    record Joined(
            CompletableFuture<FinalReceipt> receipt, CompletableFuture<Optional<String>> account, boolean isFirst) {}

    Waiting(int limit) {
        this.limit = limit;
    }

    /** Joins those who wait for the same envelope; empty where too many wait. */
    Optional<Joined> join(Envelope envelope) {
        Waiter own = new Waiter(envelope.leafHash());
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            return Optional.empty();
        }
        Waiter joined = Objects.requireNonNull(
                find(waiters.merge(envelope.id(), List.of(own), Waiting::joined), own.envelope()));
        boolean isFirst = joined.equals(own);
        if (!isFirst) {
            count.decrementAndGet();
        }
        Throwable reason = failed;
        if (reason != null) {
            fail(envelope, reason);
        }
        return Optional.of(new Joined(joined.receipt(), joined.account(), isFirst));
    }

    void complete(Hash transaction, FinalReceipt receipt) {
        List<Waiter> removed = waiters.remove(transaction);
        if (removed != null) {
            count.addAndGet(-removed.size());
            removed.forEach(waiter -> waiter.receipt().complete(receipt));
        }
    }

    /** Completes those who wait for this envelope, and not those who wait for the same payload beside other signatures. */
    void complete(Envelope envelope, FinalReceipt receipt) {
        List<Waiter> removed = remove(envelope);
        count.addAndGet(-removed.size());
        removed.forEach(waiter -> waiter.receipt().complete(receipt));
    }

    void fail(Envelope envelope, Throwable reason) {
        fail(remove(envelope), reason);
    }

    /** Fails those who wait, and whoever comes to wait from now on. */
    void failAll(Throwable reason) {
        failed = reason;
        for (Hash transaction : List.copyOf(waiters.keySet())) {
            List<Waiter> removed = waiters.remove(transaction);
            if (removed != null) {
                fail(removed, reason);
            }
        }
    }

    boolean contains(Hash transaction) {
        return waiters.containsKey(transaction);
    }

    int count() {
        return count.get();
    }

    private List<Waiter> remove(Envelope envelope) {
        List<Waiter> removed = new ArrayList<>();
        waiters.computeIfPresent(envelope.id(), (_, all) -> without(all, envelope.leafHash(), removed));
        return removed;
    }

    private void fail(List<Waiter> failed, Throwable reason) {
        count.addAndGet(-failed.size());
        failed.forEach(waiter -> waiter.receipt().completeExceptionally(reason));
    }

    private static List<Waiter> joined(List<Waiter> all, List<Waiter> one) {
        Hash envelope = one.getFirst().envelope();
        if (find(all, envelope) != null) {
            return all;
        }
        List<Waiter> more = new ArrayList<>(all);
        more.addAll(one);
        return more;
    }

    private static @Nullable Waiter find(List<Waiter> all, Hash envelope) {
        for (Waiter waiter : all) {
            if (waiter.envelope().equals(envelope)) {
                return waiter;
            }
        }
        return null;
    }

    /** What is left, moving the one of {@code envelope} to {@code removed}; as a map's function, null where nothing is. */
    private static @Nullable List<Waiter> without(List<Waiter> all, Hash envelope, List<Waiter> removed) {
        List<Waiter> left = new ArrayList<>();
        for (Waiter waiter : all) {
            (waiter.envelope().equals(envelope) ? removed : left).add(waiter);
        }
        return left.isEmpty() ? null : left;
    }
}
