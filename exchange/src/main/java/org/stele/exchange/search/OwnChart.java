package org.stele.exchange.search;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordTables;
import org.stele.ledger.CertifiedState;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;

/**
 * A chart for the organisation's own clinicians, on one certified state. What may be seen of it is asked only where something
 * was found.
 */
final class OwnChart implements ChartIndex {
    private final CertifiedState state;
    private final Segment segment;
    private final UnaryOperator<List<SegmentEntry>> visible;

    /** @param visible takes out what may not be seen, of whatever version */
    OwnChart(CertifiedState state, Segment segment, UnaryOperator<List<SegmentEntry>> visible) {
        this.state = state;
        this.segment = segment;
        this.visible = visible;
    }

    @Override
    public List<ChartEntry> where(Predicate<Facts> wanted) {
        return entries(entry -> entry.state() == RecordState.COMMITTED && wanted.test(entry.facts()));
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wanted) {
        return entries(entry -> wanted.test(entry.facts()));
    }

    /** Those of the records that are in it, in any version. */
    List<ChartEntry> all(Set<RecordId> records) {
        return entries(entry -> records.contains(new RecordId(entry.record())));
    }

    private List<ChartEntry> entries(Predicate<SegmentEntry> wanted) {
        List<SegmentEntry> found =
                segment.entries().values().stream().filter(wanted).toList();
        return found.isEmpty()
                ? List.of()
                : visible.apply(found).stream().map(this::entry).toList();
    }

    private ChartEntry entry(SegmentEntry entry) {
        RecordId id = new RecordId(entry.record());
        return new ChartEntry(
                id,
                entry.facts(),
                state.get(RecordTables.RECORD, id).orElseThrow().committed());
    }
}
