package org.stele.exchange.patient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.stele.contracts.id.RecordId;
import org.stele.crypto.Bytes;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.release.ReleaseDesk;
import org.stele.exchange.release.ReleaseDesk.Opened;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.DocumentPackage;
import org.stele.formats.release.ReleasePackage;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;

/** Releases to patients what a document is made of, and the document with it. */
public final class OwnDocumentDesk implements OwnDocuments {
    private final Vault vault;
    private final OwnCharts charts;
    private final ReleaseDesk releases;

    /** What was chosen, of the chart as it was then. */
    private record Chosen(ChartIndex chart, Map<RecordId, ChartEntry> entries) {}

    public OwnDocumentDesk(Premises premises, OwnCharts charts, ReleaseDesk releases) {
        this.vault = premises.vault();
        this.charts = charts;
        this.releases = releases;
    }

    @Override
    public Sealed make(Author author, ReleaseRequest request, DocumentMaker maker) {
        AtomicReference<Chosen> chosen = new AtomicReference<>();
        Opened opened = releases.openOwn(author, request, (state, chart) -> {
            Chosen choice = choose(state, chart, maker);
            chosen.set(choice);
            return List.copyOf(choice.entries().keySet());
        });
        Chosen choice = Objects.requireNonNull(chosen.get(), "whatever was opened was chosen");
        Bytes document = maker.write(
                        choice.chart(), entries(choice, opened.release().records()))
                .orElseThrow(() -> new ExchangeException(Reason.NOT_FOUND, "there is nothing to make a document of"));
        return new Sealed(
                ReleasePackage.seal(opened.release(), opened.recipient()),
                DocumentPackage.seal(document, opened.release(), opened.recipient()));
    }

    private Chosen choose(CertifiedState state, ChartId chart, DocumentMaker maker) {
        ChartIndex index =
                charts.ofPatient(state, VaultCalls.call(() -> vault.segments().of(chart.value())));
        Map<RecordId, ChartEntry> entries = new LinkedHashMap<>();
        maker.wanted(index).forEach(entry -> entries.put(entry.record(), entry));
        return new Chosen(index, entries);
    }

    private static List<OpenedEntry> entries(Chosen choice, List<Disclosed> records) {
        List<OpenedEntry> opened = new ArrayList<>();
        for (Disclosed record : records) {
            ChartEntry entry = Objects.requireNonNull(choice.entries().get(record.record()), "no other was opened");
            opened.add(new OpenedEntry(
                    entry, new ChartRecord(record.record(), record.readLabels().kind(), record.content())));
        }
        return opened;
    }
}
