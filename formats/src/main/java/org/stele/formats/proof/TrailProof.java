package org.stele.formats.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.TrailCount;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/**
 * All that happened to a subject at one custodian: as many entries as the ledger counts, and the custodian's journal up to the
 * root that it posted.
 *
 * @param subjectState proof of {@code identity/subject}, which names the custodian
 * @param count proof of {@code trail/count}
 * @param entries proofs of {@code trail/entry}, number 1 first
 * @param journalRoot proof of the custodian's entry in {@code network/journal}, or that there is none yet
 * @param journal the subject's part of it; exactly where there is an entry
 */
public record TrailProof(
        SubjectId subject,
        OrganisationId custodian,
        Proof subjectState,
        Proof count,
        List<Proof> entries,
        Proof journalRoot,
        Optional<JournalPart> journal)
        implements ProofContent {
    static final Codec<TrailProof> CODEC = Codec.of(TrailProof.class);

    public TrailProof {
        entries = List.copyOf(entries);
    }

    @Override
    public ProofKind kind() {
        return ProofKind.TRAIL;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        evidence.requireCustodian(subjectState, subject, custodian);
        List<String> lines = new ArrayList<>();
        for (TrailEntry entry : ledgerEntries(evidence)) {
            lines.add(describe(entry));
        }
        lines.addAll(checkJournal(evidence));
        return evidence.shown(kind(), lines);
    }

    /** The ledger's entries, each checked and none missing. */
    public List<TrailEntry> ledgerEntries(Evidence evidence) throws ProofException {
        long counted = evidence.value(count, TrailTables.COUNT, subject)
                .map(TrailCount::entries)
                .orElse(0L);
        Evidence.require(counted == entries.size(), "the ledger counts " + counted + " entries, not " + entries.size());
        List<TrailEntry> found = new ArrayList<>();
        for (Proof entry : entries) {
            found.add(evidence.present(entry, TrailTables.ENTRY, new TrailKey(subject, found.size() + 1L)));
        }
        return found;
    }

    private List<String> checkJournal(Evidence evidence) throws ProofException {
        Optional<JournalRoot> posted = evidence.value(journalRoot, NetworkTables.JOURNAL, custodian);
        if (posted.isEmpty()) {
            Evidence.require(journal.isEmpty(), "the file has a journal that its custodian never posted");
            return List.of();
        }
        JournalPart part = journal.orElseThrow(() -> new ProofException("the file lacks the journal"));
        return part.check(subject, posted.get());
    }

    private static String describe(TrailEntry entry) {
        return entry.time() + " " + entry.kind() + " by " + entry.author()
                + entry.purpose().map(purpose -> " for " + purpose).orElse("")
                + entry.concerns().map(id -> " under " + id).orElse("") + ": " + entry.outcome();
    }
}
