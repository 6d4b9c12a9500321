package org.stele.exchange.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.link.LinkBook;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.misattribution.Refilings;
import org.stele.exchange.search.ChartQuery.Look;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.proof.RecordProof;
import org.stele.formats.release.ChartId;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.vault.Vault;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.opening.OpenedRecord;
import org.stele.vault.segment.Segment;
import org.stele.vault.segment.Segments;

/** Searches charts, the journal first. */
public final class SearchDesk implements Searches {
    private static final String PATIENT = "Patient/";

    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Vault vault;
    private final Patients patients;
    private final LinkBook links;
    private final OwnCharts charts;
    private final Refilings refilings;

    /** A chart of which the answer tells something. */
    private record Looked(RandomId chart, ChartIndex index, List<ChartEntry> entries) {}

    public SearchDesk(Premises premises, Patients patients, LinkBook links, OwnCharts charts, Refilings refilings) {
        this.links = links;
        this.refilings = refilings;
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.vault = premises.vault();
        this.patients = patients;
        this.charts = charts;
    }

    @Override
    public List<FoundIn> search(Author clinician, ChartQuery query) {
        permissions.requireSeat(clinician, Power.SIGN);
        List<Looked> looked = look(query);
        looked.forEach(one -> note(clinician, one));
        return looked.stream()
                .filter(one -> !one.entries().isEmpty())
                .map(one -> new FoundIn(patients.homeOf(one.chart()).orElseThrow(), one.index(), one.entries()))
                .toList();
    }

    @Override
    public List<FoundIn> search(Author clinician, SubjectId home, ChartQuery query) {
        permissions.requireSeat(clinician, Power.SIGN);
        RandomId chart = patients.requireHome(home).value();
        ChartIndex index = index(chart);
        List<ChartEntry> entries = query.look(index).entries();
        note(clinician, new Looked(chart, index, entries));
        return entries.isEmpty() ? List.of() : List.of(new FoundIn(home, index, entries));
    }

    @Override
    public Optional<OpenedEntry> openAt(Author clinician, AddressQuery query) {
        permissions.requireSeat(clinician, Power.SIGN);
        List<Looked> looked = look(query);
        if (looked.size() > 1) {
            looked.forEach(one -> note(clinician, one));
            throw new ExchangeException(
                    Reason.IDENTIFIER_TAKEN, "several patients' charts have this kind and id: search by the patient");
        }
        return looked.stream().findFirst().map(one -> opened(clinician, one));
    }

    @Override
    public Optional<OpenedEntry> openAt(Author clinician, SubjectId home, AddressQuery query) {
        permissions.requireSeat(clinician, Power.SIGN);
        RandomId chart = patients.requireHome(home).value();
        ChartIndex index = index(chart);
        List<ChartEntry> there = query.look(index).entries();
        return there.isEmpty() ? Optional.empty() : Optional.of(opened(clinician, new Looked(chart, index, there)));
    }

    private ChartIndex index(RandomId chart) {
        Segment segment = segment(new ChartId(chart));
        return charts.of(ledger.state(), segment);
    }

    private OpenedEntry opened(Author clinician, Looked one) {
        ChartEntry entry = one.entries().getFirst();
        List<RandomId> records = List.of(entry.record().value());
        return new OpenedEntry(
                entry,
                chartRecord(opened(clinician, new ChartId(one.chart()), records).getFirst()));
    }

    /** What tells something, in the order of the charts. */
    private List<Looked> look(ChartQuery query) {
        List<Segment> segments = VaultCalls.call(() -> wanted(query, vault.segments()));
        CertifiedState state = ledger.state(); // after them: what it says before the charts have it is held back there
        List<Looked> looked = new ArrayList<>();
        for (Segment segment : segments) {
            ChartIndex index = charts.of(state, segment);
            Look look = query.look(index);
            if (look.about() || !look.entries().isEmpty()) {
                looked.add(new Looked(segment.subject(), index, look.entries()));
            }
        }
        return looked;
    }

    /** Those that mention the address; another one where none does, so that what never was costs about as much as what is kept back. */
    private static List<Segment> wanted(ChartQuery query, Segments segments) {
        Optional<String> address = query.address();
        if (address.isEmpty()) {
            return segments.all();
        }
        List<Segment> mentioning = segments.mentioning(address.get());
        return mentioning.isEmpty()
                ? segments.from(another(address.get())).stream().toList()
                : mentioning;
    }

    private static RandomId another(String address) {
        byte[] hash = Hash.of(address.getBytes(StandardCharsets.UTF_8)).unsafeArray();
        return new RandomId(Bytes.wrap(Arrays.copyOf(hash, RandomId.LENGTH)));
    }

    @Override
    public List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records) {
        permissions.requireSeat(clinician, Power.SIGN);
        Segment segment = segment(patients.requireHome(home));
        return open(ledger.state(), clinician, segment, records).stream()
                .map(SearchDesk::chartRecord)
                .toList();
    }

    @Override
    public Optional<Bytes> prove(Author clinician, SubjectId home, RecordId record) {
        permissions.requireSeat(clinician, Power.SIGN);
        ChartId chart = patients.requireHome(home);
        Segment segment = segment(chart);
        CertifiedState state = ledger.state();
        return open(state, clinician, segment, List.of(record)).stream()
                .findFirst()
                .map(opened -> ProofFile.write(new RecordProof(
                        own,
                        new ProvenRecord(
                                Disclosed.of(record, chart, opened.labels(), opened.salt(), opened.content()),
                                state.prove(RecordTables.RECORD, record)))));
    }

    @Override
    public List<LinkedPatient> linked(Author clinician, String patient) {
        permissions.requireSeat(clinician, Power.SIGN);
        if (links.isEmpty()) {
            return List.of();
        }
        List<Segment> mentioning = VaultCalls.call(() -> vault.segments().mentioning(patient));
        CertifiedState state = ledger.state();
        List<RandomId> standing = mentioning.stream()
                .filter(segment -> !charts.of(state, segment)
                        .where(facts -> facts.address().equals(patient))
                        .isEmpty())
                .map(Segment::subject)
                .toList();
        return standing.size() == 1
                ? links.others(new ChartId(standing.getFirst())).stream()
                        .flatMap(this::patients)
                        .toList()
                : List.of();
    }

    private Stream<LinkedPatient> patients(ChartId chart) {
        SubjectId home = patients.home(chart);
        return index(chart.value()).where(facts -> facts.address().startsWith(PATIENT)).stream()
                .map(entry -> new LinkedPatient(home, entry.facts().address()));
    }

    @Override
    public Optional<RecordId> before(RecordId record) {
        return refilings.before(record);
    }

    @Override
    public Optional<RecordState> committed(RecordId record) {
        return ledger.state().get(RecordTables.RECORD, record);
    }

    private List<OpenedRecord> open(CertifiedState state, Author clinician, Segment segment, List<RecordId> records) {
        Set<RecordId> asked = Set.copyOf(records);
        Set<RecordId> visible = charts.of(state, segment).versions(_ -> true).stream()
                .map(ChartEntry::record)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
        List<RandomId> opened =
                records.stream().filter(visible::contains).map(RecordId::value).toList();
        return opened(clinician, new ChartId(segment.subject()), opened);
    }

    private Segment segment(ChartId chart) {
        return VaultCalls.call(() -> vault.segments().of(chart.value()));
    }

    private List<OpenedRecord> opened(Author clinician, ChartId chart, List<RandomId> records) {
        return VaultCalls.call(() -> vault.openings().open(use(clinician, Action.OPEN), chart.value(), records));
    }

    private static ChartRecord chartRecord(OpenedRecord record) {
        return new ChartRecord(new RecordId(record.id()), record.labels().kind(), record.content());
    }

    private void note(Author clinician, Looked one) {
        List<RandomId> records =
                one.entries().stream().map(entry -> entry.record().value()).toList();
        VaultCalls.call(() -> vault.journal().append(Event.of(one.chart(), use(clinician, Action.SEARCH), records)));
    }

    private static Use use(Author clinician, Action action) {
        return new Use(clinician.toString(), action, Purpose.TREAT.name(), new Basis.Reason("OWN_CARE"));
    }
}
