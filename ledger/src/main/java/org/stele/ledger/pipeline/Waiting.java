package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.stele.crypto.Hash;
import org.stele.ledger.block.FinalReceipt;

/** The transactions that this node took and that are not final yet, with those who wait for them. Bounded. */
final class Waiting {
    private final Map<Hash, CompletableFuture<FinalReceipt>> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int limit;

    /** Whether this caller was the first, and so has to bring the transaction on its way. */
    record Joined(CompletableFuture<FinalReceipt> receipt, boolean isFirst) {}

    Waiting(int limit) {
        this.limit = limit;
    }

    /** Joins those who wait for {@code transaction}; empty where too many transactions wait. */
    Optional<Joined> join(Hash transaction) {
        CompletableFuture<FinalReceipt> known = receipts.get(transaction);
        if (known != null) {
            return Optional.of(new Joined(known, false));
        }
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            return Optional.empty();
        }
        CompletableFuture<FinalReceipt> own = new CompletableFuture<>();
        CompletableFuture<FinalReceipt> before = receipts.putIfAbsent(transaction, own);
        if (before != null) {
            count.decrementAndGet();
            return Optional.of(new Joined(before, false));
        }
        return Optional.of(new Joined(own, true));
    }

    void complete(Hash transaction, FinalReceipt receipt) {
        remove(transaction).ifPresent(waiting -> waiting.complete(receipt));
    }

    void fail(Hash transaction, Throwable reason) {
        remove(transaction).ifPresent(waiting -> waiting.completeExceptionally(reason));
    }

    void failAll(Throwable reason) {
        List<Hash> all = new ArrayList<>(receipts.keySet());
        all.forEach(transaction -> fail(transaction, reason));
    }

    boolean contains(Hash transaction) {
        return receipts.containsKey(transaction);
    }

    int count() {
        return count.get();
    }

    private Optional<CompletableFuture<FinalReceipt>> remove(Hash transaction) {
        Optional<CompletableFuture<FinalReceipt>> removed = Optional.ofNullable(receipts.remove(transaction));
        removed.ifPresent(_ -> count.decrementAndGet());
        return removed;
    }
}
