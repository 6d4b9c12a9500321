package org.stele.vault.segment;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.crypto.RandomId;
import org.stele.vault.cache.Lru;

/**
 * A subject's whole index at one version, in its parts.
 *
 * @param version random, so that what was rolled back is never taken for what was committed after it
 */
record Parts(long version, List<Part> parts, Segment segment) implements Lru.Weighed {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Parts of(RandomId subject, long version, List<Part> parts) {
        Map<RandomId, SegmentEntry> entries = new LinkedHashMap<>();
        parts.forEach(part -> part.entries().forEach(entry -> entries.put(entry.record(), entry)));
        return new Parts(version, List.copyOf(parts), new Segment(subject, entries));
    }

    /** With entries at the end; what they replace becomes superseded, and what is withdrawn with them. */
    Parts plus(List<SegmentEntry> added, Set<RandomId> withdrawn) {
        Set<RandomId> gone = Stream.concat(
                        added.stream().flatMap(entry -> entry.replaces().stream()), withdrawn.stream())
                .collect(Collectors.toSet());
        return next(Part.append(parts, added)).change(gone, entry -> Optional.of(entry.superseded()));
    }

    /** With each entry of these records changed, or taken out where the change answers nothing. */
    Parts change(Set<RandomId> records, Function<SegmentEntry, Optional<SegmentEntry>> change) {
        return next(parts.stream()
                .map(part -> changed(part, records, change))
                .filter(part -> !part.entries().isEmpty())
                .toList());
    }

    private static Part changed(
            Part part, Set<RandomId> records, Function<SegmentEntry, Optional<SegmentEntry>> change) {
        if (part.entries().stream().map(SegmentEntry::record).noneMatch(records::contains)) {
            return part;
        }
        return Part.of(part.entries().stream()
                .flatMap(entry ->
                        records.contains(entry.record()) ? change.apply(entry).stream() : Optional.of(entry).stream())
                .toList());
    }

    private Parts next(List<Part> changed) {
        return of(segment.subject(), RANDOM.nextLong(), changed);
    }

    Set<RandomId> ids() {
        return parts.stream().map(Part::id).collect(Collectors.toSet());
    }

    @Override
    public long weight() {
        return segment.weight();
    }
}
