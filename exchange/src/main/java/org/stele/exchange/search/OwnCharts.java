package org.stele.exchange.search;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.release.Selection;
import org.stele.exchange.share.OpenedScopes;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.vault.cache.Lru;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.SegmentEntry;

/** Opens the indexes of the organisation's own patients' charts for its own clinicians. Safe for use by many threads. */
public final class OwnCharts {
    private static final int ENTRIES_IN_MEMORY = 200_000;

    private final OrganisationId own;
    private final Patients patients;
    private final LinkBook links;
    private final OpenedScopes scopes;
    private final Selection selection;
    private final Predicate<RecordId> leaving;
    private final Lru<RandomId, Remembered> remembered = new Lru<>(ENTRIES_IN_MEMORY);

    /** What a chart was at a height, with the labels that had come by then, and with which it was linked. */
    private record Remembered(long height, long scopes, List<ChartId> linked, Segment segment, OwnChart chart)
            implements Lru.Weighed {
        /** An index that has not changed is the very same. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(CertifiedState state, Segment present, long changes, List<ChartId> together) {
            return height == state.height() && scopes == changes && linked.equals(together) && segment == present;
        }

        @Override
        public long weight() {
            return segment.weight();
        }
    }

    /** @param leaving what is withdrawn with what the charts do not have yet, and so is still there */
    public OwnCharts(
            Premises premises, Patients patients, LinkBook links, OpenedScopes scopes, Predicate<RecordId> leaving) {
        this.leaving = leaving;
        this.own = premises.own().id();
        this.patients = patients;
        this.links = links;
        this.scopes = scopes;
        this.selection = new Selection(scopes);
    }

    /** As of a state; nobody is asked whether they may look. */
    public ChartIndex of(CertifiedState state, Segment segment) {
        RandomId chart = segment.subject();
        List<ChartId> linked = links.together(new ChartId(chart));
        Optional<Remembered> known =
                remembered.get(chart).filter(it -> it.isOf(state, segment, scopes.changes(), linked));
        if (known.isPresent()) {
            return known.get().chart();
        }
        long changes = scopes.changes();
        Collection<SegmentEntry> all = segment.entries().values();
        OwnChart fresh = new OwnChart(state, all, visible(state, chart, all));
        remembered.put(chart, new Remembered(state.height(), changes, linked, segment, fresh));
        return fresh;
    }

    /** The same for the patient whose chart it is, from whom nothing of it is kept back. */
    public ChartIndex ofPatient(CertifiedState state, Segment segment) {
        Collection<SegmentEntry> all = segment.entries().values();
        return new OwnChart(state, all, selection.versionsOfOwn(state, List.of(), all, leaving));
    }

    /** Whether nothing keeps an entry back from the organisation's own clinicians, be it an error or not. */
    public boolean isOpen(CertifiedState state, Segment segment, SegmentEntry entry) {
        return patients.homeOf(segment.subject())
                .filter(_ -> selection.isOpen(state, against(state, segment.subject()), entry))
                .isPresent();
    }

    /** Nothing of a chart that is no patient's yet. */
    private List<SegmentEntry> visible(CertifiedState state, RandomId chart, Collection<SegmentEntry> found) {
        return patients.homeOf(chart)
                .map(_ -> selection.versionsOfOwn(state, against(state, chart), found, leaving))
                .orElse(List.of());
    }

    private List<RestrictionId> against(CertifiedState state, RandomId chart) {
        return links.against(state, new ChartId(chart), own);
    }
}
