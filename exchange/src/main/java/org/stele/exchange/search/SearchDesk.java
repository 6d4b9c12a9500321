package org.stele.exchange.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.segment.Segment;

/** Searches charts, the journal first. */
public final class SearchDesk implements Searches {
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final OwnCharts charts;

    public SearchDesk(Premises premises, Patients patients, OwnCharts charts) {
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.charts = charts;
    }

    @Override
    public List<FoundIn> search(Author clinician, ChartQuery query) {
        permissions.requireSeat(clinician, Power.SIGN);
        CertifiedState state = ledger.state();
        List<FoundIn> found = new ArrayList<>();
        for (Segment segment :
                wanted(query, VaultCalls.call(() -> vault.segments().all()))) {
            RandomId chart = segment.subject();
            ChartIndex index = charts.of(state, segment);
            Look look = query.look(index);
            if (look.about() || !look.entries().isEmpty()) {
                note(clinician, chart, look.entries());
            }
            if (!look.entries().isEmpty()) {
                found.add(new FoundIn(patients.homeOf(chart).orElseThrow(), index, look.entries()));
            }
        }
        return found;
    }

    /** Those that have the address, and one more, so that what is kept back costs as much as what never was. */
    private static List<Segment> wanted(ChartQuery query, List<Segment> all) {
        Optional<String> address = query.address();
        if (address.isEmpty() || all.isEmpty()) {
            return all;
        }
        RandomId other = all.get(Math.floorMod(address.hashCode(), all.size())).subject();
        return all.stream()
                .filter(segment -> segment.subject().equals(other) || has(segment, address.get()))
                .toList();
    }

    private static boolean has(Segment segment, String address) {
        return segment.entries().values().stream()
                .anyMatch(entry -> entry.facts().address().equals(address));
    }

    @Override
    public List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records) {
        permissions.requireSeat(clinician, Power.SIGN);
        RandomId chart = patients.requireHome(home).value();
        Set<RecordId> asked = Set.copyOf(records);
        Segment segment = VaultCalls.call(() -> vault.segments().of(chart));
        Set<RecordId> visible = charts.of(ledger.state(), segment).versions(_ -> true).stream()
                .map(ChartEntry::record)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
        List<RandomId> opened =
                records.stream().filter(visible::contains).map(RecordId::value).toList();
        return VaultCalls.call(() -> vault.openings().open(use(clinician, Action.OPEN), chart, opened)).stream()
                .map(record -> new ChartRecord(
                        new RecordId(record.id()), record.labels().kind(), record.content()))
                .toList();
    }

    private void note(Author clinician, RandomId chart, List<ChartEntry> entries) {
        List<RandomId> records =
                entries.stream().map(entry -> entry.record().value()).toList();
        VaultCalls.call(() -> vault.journal().append(Event.of(chart, use(clinician, Action.SEARCH), records)));
    }

    private static Use use(Author clinician, Action action) {
        return new Use(clinician.toString(), action, Purpose.TREAT.name(), new Basis.Reason("OWN_CARE"));
    }
}
