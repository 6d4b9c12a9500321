package org.stele.ledger.ordering;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;

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
     * <p>Where entries are forgotten before they were delivered, delivery ends with {@link
     * OrderingException.Kind#NO_LONGER_KEPT}; where the ordering ends, with {@link OrderingException.Kind#ENDED}.
     *
     * @param position 0 for all there are
     * @throws OrderingException {@link OrderingException.Kind#NO_LONGER_KEPT} where entries after {@code position} are no
     *     longer kept, {@link OrderingException.Kind#ENDED} where nothing was ever ordered at {@code position}
     */
    Subscription subscribe(long position, EntryConsumer consumer) throws OrderingException;

    /**
     * Forgets entries at or below {@code position}, as far as that frees space. Every entry up to there must be in a
     * certified block: who asks for it later is sent to those.
     *
     * @throws java.io.UncheckedIOException where the disk fails
     */
    void purge(long position);

    /** The member that decides the order at the moment, where one does, and as far as this node knows. */
    default Optional<RandomId> leader() {
        return Optional.empty();
    }

    /** Ends all subscriptions; appends that are not yet acknowledged fail. */
    @Override
    void close();
}
