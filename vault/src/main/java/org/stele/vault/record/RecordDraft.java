package org.stele.vault.record;

import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/**
 * A record version about to be sealed.
 *
 * @param id fresh; the record's name on the chain
 * @param content the resource's exact bytes, 16 MiB at most
 * @param replaces the record of the same subject that this one amends
 */
public record RecordDraft(
        RandomId id, RandomId subject, Labels labels, Facts facts, Bytes content, Optional<RandomId> replaces) {
    public static final int MAXIMUM_CONTENT = 16 << 20;

    public RecordDraft {
        if (content.length() > MAXIMUM_CONTENT) {
            throw new IllegalArgumentException("a record holds 16 MiB at most: store larger ones in parts");
        }
    }

    /** The first version of a record, with a fresh identifier. */
    public static RecordDraft first(RandomId subject, Labels labels, Facts facts, Bytes content) {
        return new RecordDraft(RandomId.generate(), subject, labels, facts, content, Optional.empty());
    }
}
