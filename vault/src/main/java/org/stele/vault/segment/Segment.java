package org.stele.vault.segment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.crypto.RandomId;

/** A subject's index: its active records, oldest first, all versions. Never changes. */
public final class Segment {
    /** Of what an entry is found by, that weigh as much as the entry itself does without. */
    private static final long CHARACTERS = 512;

    private final RandomId subject;
    private final Map<RandomId, SegmentEntry> entries;
    private final Set<String> mentioned;

    Segment(RandomId subject, Map<RandomId, SegmentEntry> entries) {
        this.subject = subject;
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        this.mentioned = entries.values().stream()
                .map(SegmentEntry::facts)
                .flatMap(facts -> Stream.concat(Stream.of(facts.address()), facts.references().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public RandomId subject() {
        return subject;
    }

    /** By record identifier, never to be changed. */
    public Map<RandomId, SegmentEntry> entries() {
        return entries;
    }

    /** Whether any version, of any state, stands at this address or refers to it. */
    public boolean mentions(String address) {
        return mentioned.contains(address);
    }

    /** Every address at which any version, of any state, stands or to which one refers; never to be changed. */
    Set<String> mentioned() {
        return mentioned;
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
