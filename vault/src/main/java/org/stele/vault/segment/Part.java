package org.stele.vault.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stele.crypto.RandomId;

/**
 * A stretch of a subject's index that is encrypted as one. Immutable: what changes becomes a part with another identifier, and
 * so another key.
 */
record Part(RandomId id, List<SegmentEntry> entries) {
    Part {
        entries = List.copyOf(entries);
    }

    static Part of(List<SegmentEntry> entries) {
        return new Part(RandomId.generate(), entries);
    }

    /**
     * The parts with new entries at the end. A part that is not at least twice as large as what follows is merged with it, so
     * that there are few parts and each entry is rewritten a logarithmic number of times.
     */
    static List<Part> append(List<Part> parts, List<SegmentEntry> added) {
        List<Part> kept = new ArrayList<>(parts);
        List<SegmentEntry> last = added;
        while (!kept.isEmpty() && kept.getLast().entries().size() < 2 * last.size()) {
            last = Stream.concat(kept.removeLast().entries().stream(), last.stream())
                    .toList();
        }
        kept.add(of(last));
        return kept;
    }
}
