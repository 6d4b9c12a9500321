package org.stele.vault.journal;

import java.util.Set;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Entry;

/**
 * That an entry is durable. Only the journal makes one, after the commit; whoever unwraps a record's key must show one that
 * names the record.
 */
public final class JournalReceipt {
    private final Event event;
    private final long number;
    private final Hash head;

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

    /** The records whose keys this entry allows to unwrap: none where it is an entry of a refusal. */
    public Set<RandomId> opens() {
        return event.outcome().equals(Entry.OK) ? Set.copyOf(event.records()) : Set.of();
    }
}
