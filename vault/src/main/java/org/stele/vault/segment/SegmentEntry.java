package org.stele.vault.segment;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.crypto.RandomId;
import org.stele.vault.label.Labels;

/**
 * One active record version in its subject's index.
 *
 * @param state {@code COMMITTED}, {@code SUPERSEDED} or {@code RESTRICTED}
 * @param replaces the version that this one replaced
 * @param restriction present exactly where the state is {@code RESTRICTED}
 * @param holds identifiers of the legal holds that forbid erasing it
 */
public record SegmentEntry(
        RandomId record,
        RecordState state,
        Labels labels,
        Facts facts,
        Optional<RandomId> replaces,
        Optional<Restriction> restriction,
        SortedSet<RandomId> holds) {
    public SegmentEntry {
        holds = Collections.unmodifiableSortedSet(new TreeSet<>(holds));
        if (state == RecordState.STAGED || state == RecordState.ERASED) {
            throw new IllegalArgumentException("an index holds active records only");
        }
        if (restriction.isPresent() != (state == RecordState.RESTRICTED)) {
            throw new IllegalArgumentException("a restriction goes with the state RESTRICTED");
        }
    }

    /** A record that has just become active. */
    public static SegmentEntry committed(RandomId record, Labels labels, Facts facts, Optional<RandomId> replaces) {
        return new SegmentEntry(
                record, RecordState.COMMITTED, labels, facts, replaces, Optional.empty(), new TreeSet<>());
    }

    public SegmentEntry superseded() {
        return state == RecordState.COMMITTED
                ? new SegmentEntry(record, RecordState.SUPERSEDED, labels, facts, replaces, restriction, holds)
                : this;
    }

    public SegmentEntry restricted(Restriction by) {
        return new SegmentEntry(record, RecordState.RESTRICTED, labels, facts, replaces, Optional.of(by), holds);
    }

    public SegmentEntry withHolds(SortedSet<RandomId> other) {
        return new SegmentEntry(record, state, labels, facts, replaces, restriction, other);
    }

    /** Whether ordinary use may open it. */
    public boolean readable() {
        return state != RecordState.RESTRICTED;
    }
}
