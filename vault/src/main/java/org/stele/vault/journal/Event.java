package org.stele.vault.journal;

import java.util.Collection;
import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.journal.proof.Use;

/**
 * What shall be written in a subject's journal; the journal adds the time and the place in the chain.
 *
 * @param outcome {@link Entry#OK} or the closed code of a refusal
 */
public record Event(RandomId subject, Use use, List<RandomId> records, String outcome) {
    public Event {
        records = List.copyOf(records);
    }

    /** It happens. */
    public static Event of(RandomId subject, Use use, Collection<RandomId> records) {
        return new Event(subject, use, List.copyOf(records), Entry.OK);
    }

    /** It was asked for and refused, with the code. */
    public static Event refused(RandomId subject, Use use, Collection<RandomId> records, String code) {
        return new Event(subject, use, List.copyOf(records), code);
    }
}
