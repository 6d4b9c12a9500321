package org.stele.exchange.trail;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.Bytes;
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

/** Puts a patient's trail together: the ledger's part and the journal's, as of one certified state. */
public final class TrailDesk implements Trails {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Patients patients;
    private final Journal journal;
    private final JournalPosting posting;
    private final ProvisionalPosting provisionals;

    public TrailDesk(Premises premises, Patients patients, JournalPosting posting, ProvisionalPosting provisionals) {
        this.own = premises.own().id();
        this.ledger = premises.ledger();
        this.permissions = premises.permissions();
        this.patients = patients;
        this.journal = premises.vault().journal();
        this.posting = posting;
        this.provisionals = provisionals;
    }

    @Override
    public TrailView read(Author author, SubjectId home) {
        ChartId chart = require(author, home);
        CertifiedState state = ledger.state();
        List<TrailEntry> entries = patients.of(chart).stream()
                .flatMap(known -> entries(state, known.subject()))
                .sorted(Comparator.comparing(TrailEntry::time))
                .toList();
        return new TrailView(state.height(), entries, journal(chart));
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

    private static Stream<TrailEntry> entries(CertifiedState state, SubjectId subject) {
        return numbers(state, subject)
                .mapToObj(number -> state.get(TrailTables.ENTRY, new TrailKey(subject, number))
                        .orElseThrow(() -> new IllegalStateException("a trail has a gap")));
    }

    private static LongStream numbers(CertifiedState state, SubjectId subject) {
        return LongStream.rangeClosed(1, Trail.count(state, subject));
    }
}
