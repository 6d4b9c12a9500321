package org.stele.ordering.raft;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;

/** One follower of the log, with a thread of its own. */
final class RaftSubscription implements Subscription {
    private final RaftLogReader log;
    private final EntryConsumer consumer;
    private final Consumer<RaftSubscription> onEnd;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread =
            Thread.ofPlatform().name("raft-follow").daemon().unstarted(this::follow);
    private long next;
    private volatile boolean closed;

    RaftSubscription(RaftLogReader log, long position, EntryConsumer consumer, Consumer<RaftSubscription> onEnd) {
        this.log = log;
        this.next = position + 1;
        this.consumer = consumer;
        this.onEnd = onEnd;
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            while (!closed) {
                Optional<OrderedEntry> entry = log.await(next);
                if (entry.isPresent()) {
                    consumer.accept(entry.get());
                }
                next++;
            }
            ended.complete(null);
        } catch (InterruptedException | OrderingException | RuntimeException e) {
            if (closed) {
                ended.complete(null);
            } else {
                ended.completeExceptionally(e);
            }
        } finally {
            onEnd.accept(this);
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        closed = true;
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
