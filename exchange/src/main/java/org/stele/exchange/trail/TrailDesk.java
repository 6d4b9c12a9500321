package org.stele.exchange.trail;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.DomainName;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.audience.Patients;
import org.stele.exchange.journal.JournalPosting;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.provisional.ProvisionalPosting;
import org.stele.exchange.store.VaultCalls;
import org.stele.exchange.work.Premises;
import org.stele.formats.proof.JournalPart;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.SubjectTrail;
import org.stele.formats.proof.TrailProof;
import org.stele.formats.release.ChartId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.ledger.proof.Proof;
import org.stele.vault.journal.Journal;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.JournalProof;
import org.stele.vault.journal.proof.LinkedEntry;
import org.stele.vault.segment.RecordState;
import org.stele.vault.segment.Segments;

/** Puts a patient's trail together: the ledger's part and the journal's, as of one certified state. */
public final class TrailDesk implements Trails {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final Journal journal;
    private final Segments segments;
    private final JournalPosting posting;
    private final ProvisionalPosting provisionals;

    public TrailDesk(Premises premises, Patients patients, JournalPosting posting, ProvisionalPosting provisionals) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.patients = patients;
        this.journal = premises.vault().journal();
        this.segments = premises.vault().segments();
        this.posting = posting;
        this.provisionals = provisionals;
    }

    @Override
    public TrailView read(Author author, SubjectId home) {
        ChartId chart = require(author, home);
        CertifiedState state = ledger.state();
        List<TrailEntry> entries =
                ledgerLines(state, chart).stream().map(LedgerLine::entry).toList();
        return new TrailView(state.height(), entries, journal(chart));
    }

    @Override
    public TrailLines lines(Author author, SubjectId home, String kind) {
        ChartId chart = require(author, home);
        CertifiedState state = ledger.state();
        List<LedgerLine> lines = ledgerLines(state, chart);
        return new TrailLines(
                ledger.network(), own, chart, address(chart, kind), lines, journal(chart), names(state, lines));
    }

    /** The latest of that kind, which is there once. */
    private Optional<String> address(ChartId chart, String kind) {
        return VaultCalls.call(() -> segments.of(chart.value())).entries().values().stream()
                .filter(entry -> entry.labels().kind().equals(kind) && entry.state() == RecordState.COMMITTED)
                .map(entry -> entry.facts().address())
                .reduce((_, later) -> later);
    }

    private Map<OrganisationId, DomainName> names(CertifiedState state, List<LedgerLine> lines) {
        Map<OrganisationId, DomainName> names = new HashMap<>();
        Stream.concat(Stream.of(own), lines.stream().flatMap(line -> line.entry().organisation().stream()))
                .distinct()
                .forEach(id -> state.get(NetworkTables.MEMBER, id).ifPresent(member -> names.put(id, member.name())));
        return names;
    }

    private List<LedgerLine> ledgerLines(CertifiedState state, ChartId chart) {
        return patients.of(chart).stream()
                .flatMap(known -> lines(state, known.subject()))
                .sorted(Comparator.comparing(line -> line.entry().time()))
                .toList();
    }

    @Override
    public Bytes file(Author author, SubjectId home) {
        ChartId chart = require(author, home);
        // What the journal has and the ledger has not would be taken for a release that was kept quiet about.
        provisionals.postWhatWaits();
        return posting.withNewest(posted -> write(chart, posted.orElseThrow()));
    }

    private ChartId require(Author author, SubjectId home) {
        permissions.requireSubject(author, home);
        ChartId chart = patients.requireHome(home);
        patients.introduce(chart);
        return chart;
    }

    /** The journal up to the root that the ledger holds, and the subjects that it names by then: later ones come with the next. */
    private Bytes write(ChartId chart, JournalPosting.Posted posted) {
        JournalProof proof =
                VaultCalls.call(() -> journal.prove(chart.value(), posted.root().number()));
        List<LinkedEntry> entries = journal(chart);
        List<SubjectTrail> subjects = entries.stream()
                .limit(proof.entries())
                .filter(linked -> linked.entry().use().action() == Action.INTRODUCE)
                .flatMap(linked -> linked.entry().records().listed().stream())
                .map(subject -> trail(posted.state(), new SubjectId(subject)))
                .toList();
        return ProofFile.write(new TrailProof(
                chart,
                own,
                subjects,
                posted.state().prove(NetworkTables.JOURNAL, own),
                JournalPart.of(proof, entries)));
    }

    private static SubjectTrail trail(CertifiedState state, SubjectId subject) {
        List<Proof> entries = numbers(state, subject)
                .mapToObj(number -> state.prove(TrailTables.ENTRY, new TrailKey(subject, number)))
                .toList();
        return new SubjectTrail(
                subject,
                state.prove(IdentityTables.SUBJECT, subject),
                state.prove(TrailTables.COUNT, subject),
                entries);
    }

    private List<LinkedEntry> journal(ChartId chart) {
        return VaultCalls.call(() -> journal.entries(chart.value()));
    }

    private static Stream<LedgerLine> lines(CertifiedState state, SubjectId subject) {
        return numbers(state, subject).mapToObj(number -> line(state, new TrailKey(subject, number)));
    }

    private static LedgerLine line(CertifiedState state, TrailKey key) {
        TrailEntry entry =
                state.get(TrailTables.ENTRY, key).orElseThrow(() -> new IllegalStateException("a trail has a gap"));
        return new LedgerLine(
                key, entry, entry.concerns().filter(id -> isConsent(state, id)).isPresent());
    }

    private static boolean isConsent(CertifiedState state, RandomId id) {
        return state.get(ConsentTables.GRANT, new GrantId(id)).isPresent()
                || state.get(ConsentTables.RESTRICTION, new RestrictionId(id)).isPresent();
    }

    private static LongStream numbers(CertifiedState state, SubjectId subject) {
        return LongStream.rangeClosed(1, Trail.count(state, subject));
    }
}
