package org.stele.vault.segment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stele.crypto.RandomId;

/**
 * A subject's index: its active records, oldest first, all versions.
 *
 * @param entries by record identifier, never to be changed
 */
public record Segment(RandomId subject, Map<RandomId, SegmentEntry> entries) {
    public Segment {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Segment empty(RandomId subject) {
        return new Segment(subject, Map.of());
    }

    public Optional<SegmentEntry> find(RandomId record) {
        return Optional.ofNullable(entries.get(record));
    }

    /** With more records at the end; what they replace becomes superseded. */
    public Segment plus(Collection<SegmentEntry> more) {
        Map<RandomId, SegmentEntry> all = new LinkedHashMap<>(entries);
        for (SegmentEntry entry : more) {
            entry.replaces().ifPresent(old -> all.computeIfPresent(old, (id, was) -> was.superseded()));
            all.put(entry.record(), entry);
        }
        return new Segment(subject, all);
    }

    public Segment without(RandomId record) {
        Map<RandomId, SegmentEntry> rest = new LinkedHashMap<>(entries);
        rest.remove(record);
        return new Segment(subject, rest);
    }

    /** With the entry of one record changed, where there is one. */
    public Segment change(RandomId record, UnaryOperator<SegmentEntry> change) {
        Map<RandomId, SegmentEntry> all = new LinkedHashMap<>(entries);
        all.computeIfPresent(record, (id, entry) -> change.apply(entry));
        return new Segment(subject, all);
    }
}
