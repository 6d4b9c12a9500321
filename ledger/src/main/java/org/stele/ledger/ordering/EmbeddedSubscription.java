package org.stele.ledger.ordering;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One follower of the log, with a thread of its own. */
final class EmbeddedSubscription implements Subscription {
    private final EntryFeed feed;
    private final EntryConsumer consumer;
    private final Consumer<EmbeddedSubscription> onEnd;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread =
            Thread.ofPlatform().name("ordering-follow").daemon().unstarted(this::follow);
    private long position;
    private volatile boolean closed;

    EmbeddedSubscription(EntryFeed feed, long position, EntryConsumer consumer, Consumer<EmbeddedSubscription> onEnd) {
        this.feed = feed;
        this.position = position;
        this.consumer = consumer;
        this.onEnd = onEnd;
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            while (!closed) {
                OrderedEntry entry = feed.after(position);
                consumer.accept(entry);
                position = entry.position();
            }
            ended.complete(null);
        } catch (InterruptedException e) {
            endBy(e);
        } catch (IOException e) {
            ended.completeExceptionally(new OrderingException(
                    OrderingException.Kind.ENDED, "the ordering's log cannot be read: check the disk", e));
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        } finally {
            onEnd.accept(this);
        }
    }

    private void endBy(InterruptedException e) {
        if (closed) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(e);
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
