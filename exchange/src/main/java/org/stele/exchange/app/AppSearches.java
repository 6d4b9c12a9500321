package org.stele.exchange.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.RecordState;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.LinkedPatient;
import org.stele.exchange.search.OpenedEntry;
import org.stele.exchange.search.OwnCharts;
import org.stele.exchange.search.Searches;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.app.AppActor;
import org.stele.formats.launch.AppApproval;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;

/**
 * One patient's chart, as the patient may see it, for an application that they approved, or for them; whatever is asked is about them, and in
 * their journal first. There is nobody else in it.
 */
final class AppSearches implements Searches {
    private static final ChartQuery.Look NOTHING = new ChartQuery.Look(true, List.of());

    private final Premises premises;
    private final Vault vault;
    private final OwnCharts charts;
    private final SubjectId home;
    private final ChartId chart;
    private final Reader reader;

    /**
     * In whose name it is read.
     *
     * @param actor as the journal has them
     * @param basis why they may
     */
    record Reader(String actor, String basis) {
        static Reader of(AppApproval approval) {
            return new Reader(AppActor.of(approval).actor(), "OWN_APP");
        }

        static Reader of(Author patient) {
            return new Reader(patient.toString(), "OWN_INDEX");
        }
    }

    AppSearches(Premises premises, OwnCharts charts, SubjectId home, ChartId chart, Reader reader) {
        this.premises = premises;
        this.vault = premises.vault();
        this.charts = charts;
        this.home = home;
        this.chart = chart;
        this.reader = reader;
    }

    @Override
    public List<FoundIn> search(Author patient, ChartQuery query) {
        require(patient);
        ChartIndex index = index();
        List<ChartEntry> entries = query.look(index).entries();
        journal(entries);
        return entries.isEmpty() ? List.of() : List.of(new FoundIn(home, index, entries));
    }

    private void journal(List<ChartEntry> entries) {
        Event event = Event.of(
                chart.value(),
                use(Action.SEARCH),
                entries.stream().map(entry -> entry.record().value()).toList());
        VaultCalls.call(() -> vault.journal().append(event));
    }

    /** What is asked about others finds nothing; that it was asked, the journal has. */
    @Override
    public List<FoundIn> search(Author patient, SubjectId other, ChartQuery query) {
        return search(patient, other.equals(home) ? query : _ -> NOTHING);
    }

    @Override
    public Optional<OpenedEntry> openAt(Author patient, AddressQuery query) {
        require(patient);
        Optional<ChartEntry> found = query.look(index()).entries().stream().findFirst();
        if (found.isEmpty()) {
            journal(List.of());
        }
        return found.map(this::opened);
    }

    @Override
    public Optional<OpenedEntry> openAt(Author patient, SubjectId other, AddressQuery query) {
        require(patient);
        if (!other.equals(home)) {
            journal(List.of());
            return Optional.empty();
        }
        return openAt(patient, query);
    }

    private OpenedEntry opened(ChartEntry entry) {
        return new OpenedEntry(entry, open(List.of(entry.record())).getFirst());
    }

    @Override
    public List<ChartRecord> open(Author patient, SubjectId other, List<RecordId> records) {
        require(patient);
        List<RecordId> visible = other.equals(home) ? visible(records) : List.of();
        if (visible.isEmpty()) {
            journal(List.of());
            return List.of();
        }
        return open(visible);
    }

    private List<RecordId> visible(List<RecordId> records) {
        Set<RecordId> asked = Set.copyOf(records);
        Set<RecordId> visible = index().versions(_ -> true).stream()
                .map(ChartEntry::record)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
        return records.stream().filter(visible::contains).toList();
    }

    private List<ChartRecord> open(List<RecordId> records) {
        List<RandomId> ids = records.stream().map(RecordId::value).toList();
        return VaultCalls.call(() -> vault.openings().open(use(Action.OPEN), chart.value(), ids)).stream()
                .map(AppSearches::chartRecord)
                .toList();
    }

    private static ChartRecord chartRecord(OpenedRecord record) {
        return new ChartRecord(new RecordId(record.id()), record.labels().kind(), record.content());
    }

    /** Proofs are for who signs. */
    @Override
    public Optional<Bytes> prove(Author patient, SubjectId other, RecordId record) {
        return Optional.empty();
    }

    /** Whatever charts the desk takes for one person's, the patient approved this one. */
    @Override
    public List<LinkedPatient> linked(Author patient, String address) {
        return List.of();
    }

    /** What stood in another chart is another patient's. */
    @Override
    public Optional<RecordId> before(RecordId record) {
        return Optional.empty();
    }

    @Override
    public Optional<RecordState> committed(RecordId record) {
        return Optional.empty();
    }

    private ChartIndex index() {
        return charts.ofPatient(
                premises.ledger().state(),
                VaultCalls.call(() -> vault.segments().of(chart.value())));
    }

    private void require(Author patient) {
        if (!patient.equals(home.author())) {
            throw new ExchangeException(Reason.FORBIDDEN, "not for this author");
        }
    }

    private Use use(Action action) {
        return new Use(reader.actor(), action, Purpose.PATRQT.name(), new Basis.Reason(reader.basis()));
    }
}
