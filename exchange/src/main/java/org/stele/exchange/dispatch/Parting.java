package org.stele.exchange.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.dispatch.Dispatch.Content;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.vault.Vault;
import org.stele.vault.VaultException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.Segment;

/** Opens what leaves, by the chart's own index, the journal first. */
final class Parting {
    private final LedgerDoor ledger;
    private final Vault vault;
    private final OwnCharts charts;

    Parting(Premises premises, OwnCharts charts) {
        this.ledger = premises.ledger();
        this.vault = premises.vault();
        this.charts = charts;
    }

    /** Empty where one of its records does not stand any more, may not be read any more, or is told anew since by a later version. */
    Optional<List<ChartRecord>> open(Dispatch dispatch, ChartId chart) {
        ChartIndex index = index(chart);
        if (!records(index.versions(_ -> true)).containsAll(dispatch.records())
                || !records(index.where(_ -> true)).containsAll(told(dispatch))) {
            return Optional.empty();
        }
        Use use = new Use(
                dispatch.sender().toString(), Action.EXPORT, Purpose.TREAT.name(), new Basis.Reason("OWN_SYSTEMS"));
        return Optional.of(opened(use, chart, dispatch.records()))
                .filter(all -> all.size() == dispatch.records().size())
                .map(all -> all.stream().map(Parting::record).toList());
    }

    /** What would be put back where a later version has left since: all but the Patient beside a report. */
    private static List<RecordId> told(Dispatch dispatch) {
        return dispatch.content() == Content.PERSON
                ? dispatch.records()
                : dispatch.records().subList(1, dispatch.records().size());
    }

    private static Set<RecordId> records(List<ChartEntry> entries) {
        return entries.stream().map(ChartEntry::record).collect(Collectors.toUnmodifiableSet());
    }

    private List<OpenedRecord> opened(Use use, ChartId chart, List<RecordId> records) {
        try {
            return vault.openings().open(use, chart.value(), ids(records));
        } catch (VaultException e) {
            if (e.reason() == VaultException.Reason.DAMAGED) {
                throw new UnopenableException(e);
            }
            return VaultCalls.call(() -> {
                throw e;
            });
        }
    }

    private static ChartRecord record(OpenedRecord opened) {
        return new ChartRecord(new RecordId(opened.id()), opened.labels().kind(), opened.content());
    }

    private ChartIndex index(ChartId chart) {
        Segment segment = VaultCalls.call(() -> vault.segments().of(chart.value()));
        return charts.of(ledger.state(), segment);
    }

    private static List<RandomId> ids(List<RecordId> records) {
        return records.stream().map(RecordId::value).toList();
    }
}
