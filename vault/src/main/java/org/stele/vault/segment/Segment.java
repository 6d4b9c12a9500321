package org.stele.vault.segment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
}
