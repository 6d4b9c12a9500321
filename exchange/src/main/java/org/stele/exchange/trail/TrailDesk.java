package org.stele.exchange.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.journal.JournalPosting;
import org.stele.exchange.ledger.LedgerDoor;
import org.stele.exchange.member.Permissions;
import org.stele.exchange.store.VaultCalls;
import org.stele.formats.proof.JournalPart;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.TrailProof;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;
import org.stele.ledger.proof.Proof;
import org.stele.vault.journal.Journal;

/** Puts a patient's trail together: the ledger's part and the journal's, as of one certified state. */
public final class TrailDesk implements Trails {
    private final OrganisationId own;
    private final LedgerDoor ledger;
    private final Permissions permissions;
    private final Journal journal;
    private final JournalPosting posting;

    public TrailDesk(
            OrganisationId own, LedgerDoor ledger, Permissions permissions, Journal journal, JournalPosting posting) {
        this.own = own;
        this.ledger = ledger;
        this.permissions = permissions;
        this.journal = journal;
        this.posting = posting;
    }

    @Override
    public TrailView read(Author author, SubjectId subject) {
        permissions.requireSubject(author, subject);
        CertifiedState state = ledger.state();
        List<TrailEntry> entries = numbers(state, subject)
                .mapToObj(number -> state.get(TrailTables.ENTRY, new TrailKey(subject, number))
                        .orElseThrow(() -> new IllegalStateException("a trail has a gap")))
                .toList();
        return new TrailView(state.height(), entries, VaultCalls.call(() -> journal.entries(subject.value())));
    }

    @Override
    public Bytes file(Author author, SubjectId subject) {
        permissions.requireSubject(author, subject);
        return posting.withNewest(posted -> write(subject, posted));
    }

    private Bytes write(SubjectId subject, Optional<JournalPosting.Posted> posted) {
        CertifiedState state = posted.map(JournalPosting.Posted::state).orElseGet(ledger::state);
        List<Proof> entries = numbers(state, subject)
                .mapToObj(number -> state.prove(TrailTables.ENTRY, new TrailKey(subject, number)))
                .toList();
        return ProofFile.write(new TrailProof(
                subject,
                own,
                state.prove(IdentityTables.SUBJECT, subject),
                state.prove(TrailTables.COUNT, subject),
                entries,
                state.prove(NetworkTables.JOURNAL, own),
                posted.map(root -> journal(subject, root))));
    }

    /** Up to the root that the ledger holds: later entries come with the next one. */
    private JournalPart journal(SubjectId subject, JournalPosting.Posted posted) {
        return VaultCalls.call(() -> JournalPart.of(
                journal.prove(subject.value(), posted.root().number()), journal.entries(subject.value())));
    }

    private static LongStream numbers(CertifiedState state, SubjectId subject) {
        return LongStream.rangeClosed(1, Trail.count(state, subject));
    }
}
