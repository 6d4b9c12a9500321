package org.stele.exchange.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.CertifiedState;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.SegmentEntry;

/**
 * A chart for the organisation's own clinicians, on one certified state. What may be seen is settled for all of it before anything is
 * asked, so that what is withheld costs the same whatever is asked. Where the present version of a resource may not be seen, none
 * may: an older one may say what the patient keeps back, or what was wrong.
 */
final class OwnChart implements ChartIndex {
    private final List<ChartEntry> versions;
    private final List<ChartEntry> present;

    /**
     * A chart of these.
     *
     * @param all oldest first, of all versions, what may not be seen too
     * @param visible what may be seen of them
     */
    OwnChart(CertifiedState state, Collection<SegmentEntry> all, List<SegmentEntry> visible) {
        Set<RecordId> seen = visible.stream().map(OwnChart::id).collect(Collectors.toCollection(HashSet::new));
        Map<String, SegmentEntry> newest = new HashMap<>();
        all.forEach(entry -> newest.put(entry.facts().address(), entry));
        newest.values()
                .removeIf(entry -> entry.state() != RecordState.COMMITTED
                        || !seen.contains(id(entry))
                        || MadeId.isAt(entry.facts().address()));
        Set<RecordId> sound = sinceErrors(state, all, seen);
        List<SegmentEntry> shown = visible.stream()
                .filter(entry -> newest.containsKey(entry.facts().address()) && sound.contains(id(entry)))
                .toList();
        this.versions = shown.stream().map(entry -> entry(state, entry)).toList();
        Set<RecordId> last = newest.values().stream().map(OwnChart::id).collect(Collectors.toCollection(HashSet::new));
        this.present =
                versions.stream().filter(entry -> last.contains(entry.record())).toList();
    }

    /** What came before one that should not have been there stays away where its address comes again. */
    private static Set<RecordId> sinceErrors(CertifiedState state, Collection<SegmentEntry> all, Set<RecordId> seen) {
        Map<String, Set<RecordId>> byAddress = new HashMap<>();
        for (SegmentEntry entry : all) {
            if (seen.contains(id(entry))) {
                byAddress
                        .computeIfAbsent(entry.facts().address(), _ -> new HashSet<>())
                        .add(id(entry));
            } else if (isInError(state, entry)) {
                byAddress.remove(entry.facts().address());
            }
        }
        return byAddress.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isInError(CertifiedState state, SegmentEntry entry) {
        return state.get(RecordTables.RECORD, id(entry))
                .filter(record -> record.status() == RecordStatus.IN_ERROR)
                .isPresent();
    }

    @Override
    public List<ChartEntry> where(Predicate<Facts> wanted) {
        return present.stream().filter(entry -> wanted.test(entry.facts())).toList();
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wanted) {
        return versions.stream().filter(entry -> wanted.test(entry.facts())).toList();
    }

    private static RecordId id(SegmentEntry entry) {
        return new RecordId(entry.record());
    }

    private static ChartEntry entry(CertifiedState state, SegmentEntry entry) {
        return new ChartEntry(
                id(entry),
                entry.facts(),
                state.get(RecordTables.RECORD, id(entry)).orElseThrow().committed());
    }
}
