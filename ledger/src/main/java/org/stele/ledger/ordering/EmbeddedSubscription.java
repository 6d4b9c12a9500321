package org.stele.ledger.ordering;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** One follower of the log, with a thread of its own. */
final class EmbeddedSubscription implements Subscription {
    private final EntryFeed feed;
    private final EntryConsumer consumer;
    private final FollowerThread thread;
    private long position;

    EmbeddedSubscription(EntryFeed feed, long position, EntryConsumer consumer, Consumer<EmbeddedSubscription> onEnd) {
        this.feed = feed;
        this.position = position;
        this.consumer = consumer;
        this.thread = new FollowerThread("ordering-follow", this::step, () -> onEnd.accept(this));
    }

    void start() {
        thread.start();
    }

    private void step() throws InterruptedException, OrderingException {
        OrderedEntry entry = next();
        consumer.accept(entry);
        position = entry.position();
    }

    private OrderedEntry next() throws InterruptedException, OrderingException {
        try {
            return feed.after(position);
        } catch (IOException e) {
            throw new OrderingException(
                    OrderingException.Kind.ENDED, "the ordering's log cannot be read: check the disk", e);
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return thread.ended();
    }

    @Override
    public void close() {
        thread.close();
    }
}
