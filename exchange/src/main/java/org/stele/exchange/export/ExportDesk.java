package org.stele.exchange.export;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.Deposits;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.store.Drawer;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.cabinet.Cabinet;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.Segment;

/** Copies charts, the journal first. */
public final class ExportDesk implements Exports {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final OwnCharts charts;
    private final Deposits deposits;
    private final Drawer<Export> drawer;

    public ExportDesk(Premises premises, Cabinet cabinet, OwnCharts charts, Deposits deposits) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.charts = charts;
        this.deposits = deposits;
        this.drawer = new Drawer<>(cabinet, "export", Export.class);
    }

    /** The state first: what is committed after it was, and found before the batches are looked at, is later. */
    @Override
    public Instant time(Author clinician) {
        require(clinician);
        CertifiedState state = ledger.state();
        return deposits.firstUnfound(state).map(it -> it.minusMillis(1)).orElse(state.time());
    }

    @Override
    public void require(Author clinician) {
        permissions.requireSeat(clinician, Power.SIGN);
    }

    @Override
    public List<RandomId> charts(Author clinician) {
        permissions.requireSeat(clinician, Power.SIGN);
        return VaultCalls.call(() -> vault.segments().subjects());
    }

    @Override
    public void copy(Author clinician, RandomId chart, ChartQuery query, BiConsumer<ChartEntry, ChartRecord> to) {
        Map<RandomId, ChartEntry> found = new LinkedHashMap<>();
        query.look(index(clinician, chart))
                .entries()
                .forEach(entry -> found.put(entry.record().value(), entry));
        Use use = new Use(clinician.toString(), Action.EXPORT, Purpose.TREAT.name(), new Basis.Reason("OWN_CARE"));
        VaultCalls.run(() -> vault.openings()
                .openEach(
                        use,
                        chart,
                        found.keySet(),
                        opened -> to.accept(Objects.requireNonNull(found.get(opened.id())), record(opened))));
    }

    @Override
    public Set<RecordId> visible(Author clinician, RandomId chart, Collection<RecordId> records) {
        Set<RecordId> asked = Set.copyOf(records);
        return index(clinician, chart).versions(_ -> true).stream()
                .map(ChartEntry::record)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ChartRecord record(OpenedRecord opened) {
        return new ChartRecord(new RecordId(opened.id()), opened.labels().kind(), opened.content());
    }

    private ChartIndex index(Author clinician, RandomId chart) {
        permissions.requireSeat(clinician, Power.SIGN);
        Segment segment = VaultCalls.call(() -> vault.segments().of(chart));
        return charts.of(ledger.state(), segment);
    }

    @Override
    public List<Export> all() {
        return drawer.all();
    }

    @Override
    public void keep(Export export) {
        drawer.put(export.id(), export);
    }

    @Override
    public void forget(RandomId export) {
        drawer.remove(export);
    }
}
