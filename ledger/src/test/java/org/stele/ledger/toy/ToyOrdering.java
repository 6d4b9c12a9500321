package org.stele.ledger.toy;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.stele.crypto.Bytes;
import org.stele.ledger.ordering.EntryConsumer;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.Subscription;

/** One follower's view of an ordering, which may lie to it: other entries than the others get, none, or a log that is purged. */
public final class ToyOrdering implements Ordering {
    private final Ordering real;
    private final AtomicLong purged = new AtomicLong();
    private final AtomicLong silentFrom = new AtomicLong(Long.MAX_VALUE);
    private volatile Function<OrderedEntry, Bytes> lie = OrderedEntry::content;

    public ToyOrdering(Ordering real) {
        this.real = real;
    }

    /** From now on this follower is given what {@code lie} makes of each entry. */
    public void lie(Function<OrderedEntry, Bytes> lie) {
        this.lie = lie;
    }

    @Override
    public void purge(long position) {
        purged.set(position);
    }

    /** Delivers nothing after {@code position}. */
    public void fallSilentAfter(long position) {
        silentFrom.set(position);
    }

    @Override
    public CompletionStage<Long> append(Bytes entry) {
        return real.append(entry);
    }

    @Override
    public Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException {
        if (position < purged.get()) {
            throw new OrderingException(OrderingException.Kind.NO_LONGER_KEPT, "it begins after " + purged.get());
        }
        return real.subscribe(position, entry -> {
            if (entry.position() <= silentFrom.get()) {
                consumer.accept(new OrderedEntry(entry.position(), lie.apply(entry)));
            }
        });
    }

    /** The real one is shared and stays open. */
    @Override
    public void close() {}
}
