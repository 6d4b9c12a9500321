package org.stele.vault.segment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stele.crypto.RandomId;

/**
 * A subject's index: its active records, oldest first, all versions.
 *
 * @param entries by record identifier, never to be changed
 */
public record Segment(RandomId subject, Map<RandomId, SegmentEntry> entries) {
    /** Of what an entry is found by, that weigh as much as the entry itself does without. */
    private static final long CHARACTERS = 512;

    public Segment {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** How much room it takes: an entry counts once, and again for what it is found by, since one long text may be larger than a hundred others. At least 1. */
    public long weight() {
        return Math.max(
                1,
                entries.values().stream()
                        .mapToLong(entry -> weight(entry.facts()))
                        .sum());
    }

    private static long weight(Facts facts) {
        long characters = facts.terms().values().stream()
                .flatMap(Set::stream)
                .mapToLong(String::length)
                .sum();
        return 1 + characters / CHARACTERS;
    }

    public static Segment empty(RandomId subject) {
        return new Segment(subject, Map.of());
    }

    public Optional<SegmentEntry> find(RandomId record) {
        return Optional.ofNullable(entries.get(record));
    }
}
