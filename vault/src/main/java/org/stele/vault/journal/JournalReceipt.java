package org.stele.vault.journal;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Entry;

/**
 * That an entry is durable. Only the journal makes one, after the commit; whoever unwraps a record's key must show one that
 * names the record, and each serves once.
 */
public final class JournalReceipt {
    private final Event event;
    private final long number;
    private final Hash head;
    private final AtomicBoolean spent = new AtomicBoolean();

    JournalReceipt(Event event, long number, Hash head) {
        this.event = event;
        this.number = number;
        this.head = head;
    }

    /** Whose journal. */
    public RandomId subject() {
        return event.subject();
    }

    /** The entry's place in the subject's chain: 1, 2, 3…. */
    public long number() {
        return number;
    }

    /** The chain's hash up to and with this entry. */
    public Hash head() {
        return head;
    }

    /**
     * Gives the records whose keys this entry allows to unwrap, once: none where it tells of a refusal.
     *
     * @throws IllegalStateException the second time, since one entry stands for one use
     */
    public Set<RandomId> spend() {
        if (!spent.compareAndSet(false, true)) {
            throw new IllegalStateException("this entry was used already: write another one");
        }
        return event.outcome().equals(Entry.OK) ? Set.copyOf(event.records()) : Set.of();
    }
}
