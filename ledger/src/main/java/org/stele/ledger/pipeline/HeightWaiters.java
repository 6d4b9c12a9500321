package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.CertifiedState;

/** Who waits for heights. Safe for many threads. */
final class HeightWaiters {
    private final Supplier<Optional<CertifiedState>> newest;

    /** The lists never change: each is replaced whole, so that nobody is added to one that is just being taken out. */
    private final NavigableMap<Long, List<CompletableFuture<CertifiedState>>> heights = new ConcurrentSkipListMap<>();

    private volatile @Nullable Throwable failed;

    /** @param newest what {@link #wake} was or will be called with; set before that call */
    HeightWaiters(Supplier<Optional<CertifiedState>> newest) {
        this.newest = newest;
    }

    CompletionStage<CertifiedState> waitFor(long height) {
        return join(height).minimalCompletionStage();
    }

    /** As {@link #waitFor(long)}, with a TimeoutException after {@code patience}. */
    CompletionStage<CertifiedState> waitFor(long height, Duration patience) {
        CompletableFuture<CertifiedState> own = join(height);
        return own.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> heights.computeIfPresent(height, (_, all) -> without(all, own)))
                .minimalCompletionStage();
    }

    void wake(CertifiedState state) {
        for (Long height : List.copyOf(heights.headMap(state.height(), true).keySet())) {
            List<CompletableFuture<CertifiedState>> waiters = heights.remove(height);
            if (waiters != null) {
                waiters.forEach(waiter -> waiter.complete(state));
            }
        }
    }

    /** Fails those who wait, and whoever comes to wait from now on. */
    void failAll(Throwable reason) {
        failed = reason;
        heights.values().forEach(waiters -> waiters.forEach(waiter -> waiter.completeExceptionally(reason)));
    }

    int count() {
        return heights.values().stream().mapToInt(List::size).sum();
    }

    private CompletableFuture<CertifiedState> join(long height) {
        CompletableFuture<CertifiedState> own = new CompletableFuture<>();
        heights.compute(height, (_, all) -> with(all, own));
        // the block may have come between: then its waiters were woken already, and this one was not among them
        newest.get().filter(state -> state.height() >= height).ifPresent(own::complete);
        Throwable reason = failed;
        if (reason != null) {
            own.completeExceptionally(reason);
        }
        return own;
    }

    private static List<CompletableFuture<CertifiedState>> with(
            @Nullable List<CompletableFuture<CertifiedState>> all, CompletableFuture<CertifiedState> own) {
        return all == null
                ? List.of(own)
                : Stream.concat(all.stream(), Stream.of(own)).toList();
    }

    /** What is left; as a map's function, null where nothing is. */
    @SuppressWarnings("ReferenceEquality") // a future is equal to nothing but itself
    private static @Nullable List<CompletableFuture<CertifiedState>> without(
            List<CompletableFuture<CertifiedState>> all, CompletableFuture<CertifiedState> own) {
        List<CompletableFuture<CertifiedState>> left =
                all.stream().filter(waiter -> waiter != own).toList();
        return left.isEmpty() ? null : left;
    }
}
