package org.stele.ledger.ordering;

import java.util.concurrent.CompletionStage;
import org.stele.crypto.Bytes;

/**
 * Puts entries into one order, the same for all who subscribe. Safe for use by many threads.
 *
 * <p>Positions are positive and grow; they need not be consecutive. What was acknowledged stays, in its place, whatever
 * process is killed. An append whose outcome stays unknown may be made again: the entry may then stand twice.
 */
public interface Ordering extends AutoCloseable {
    /** The largest entry that every ordering takes. */
    int MAX_ENTRY_BYTES = 4 * 1024 * 1024;

    /**
     * Appends one entry.
     *
     * @return its position, once it is durable; or an {@link OrderingException} that says what the caller may do
     */
    CompletionStage<Long> append(Bytes entry);

    /**
     * Delivers every entry after {@code position}, in order, on one thread of this subscription, until it is closed. Where
     * the consumer throws, delivery ends and {@link Subscription#ended()} completes with what it threw.
     *
     * @param position 0 for all there are
     * @throws OrderingException where entries after {@code position} are no longer kept
     */
    Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException;

    /** Ends all subscriptions; appends that are not yet acknowledged fail. */
    @Override
    void close();
}
