package org.stele.formats.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.JournalRoot;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.trail.TrailEntry;
import org.stele.crypto.RandomId;
import org.stele.formats.release.ChartId;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;

/**
 * All that happened to a patient at one custodian: the custodian's journal up to the root that it posted, and the trails of
 * exactly those subjects that this journal says the patient has. A subject that the custodian kept quiet about is found out by
 * the first release under a permit of it.
 *
 * @param subjects the one that the patient claimed at the desk first, then one for each organisation
 * @param journalRoot proof of the custodian's entry in {@code network/journal}
 * @param journal the patient's part of it
 */
public record TrailProof(
        ChartId chart, OrganisationId custodian, List<SubjectTrail> subjects, Proof journalRoot, JournalPart journal)
        implements ProofContent {
    static final Codec<TrailProof> CODEC = Codec.of(TrailProof.class);

    public TrailProof {
        subjects = List.copyOf(subjects);
    }

    @Override
    public ProofKind kind() {
        return ProofKind.TRAIL;
    }

    @Override
    public Shown check(Evidence evidence) throws ProofException {
        List<TrailEntry> ledger = ledgerEntries(evidence);
        JournalRoot posted = journalRoot(evidence);
        List<Entry> journalled = journal.check(chart, posted);
        requireAllSubjects(journalled);
        requirePermitsKnown(ledger, journalled);
        List<String> lines = new ArrayList<>();
        ledger.forEach(entry -> lines.add(describe(entry)));
        posted.loss().ifPresent(loss -> lines.add(JournalPart.describe(loss)));
        journalled.forEach(entry -> lines.add(JournalPart.describe(entry)));
        return evidence.shown(kind(), lines);
    }

    /** The ledger's entries of all subjects, oldest first, each checked and none missing. */
    public List<TrailEntry> ledgerEntries(Evidence evidence) throws ProofException {
        List<TrailEntry> found = new ArrayList<>();
        for (SubjectTrail subject : subjects) {
            found.addAll(subject.check(evidence, custodian));
        }
        found.sort(Comparator.comparing(TrailEntry::time));
        return found;
    }

    private JournalRoot journalRoot(Evidence evidence) throws ProofException {
        return evidence.value(journalRoot, NetworkTables.JOURNAL, custodian)
                .orElseThrow(() -> new ProofException("the file has a journal that its custodian never posted"));
    }

    private void requireAllSubjects(List<Entry> journalled) throws ProofException {
        Set<RandomId> introduced = journalled.stream()
                .filter(entry -> entry.use().action() == Action.INTRODUCE)
                .flatMap(entry -> entry.records().listed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<RandomId> shown =
                subjects.stream().map(part -> part.subject().value()).sorted().toList();
        Evidence.require(shown.equals(List.copyOf(introduced)), "the file's subjects are not those of the journal");
    }

    /** What was released was released under a permit that one of the trails has; what was refused may have had none. */
    private static void requirePermitsKnown(List<TrailEntry> ledger, List<Entry> journalled) throws ProofException {
        Set<Basis> known = ledger.stream()
                .map(entry -> new Basis.Permit(entry.transaction().bytes()))
                .collect(Collectors.toSet());
        boolean all = journalled.stream()
                .filter(entry -> entry.outcome().equals(Entry.OK))
                .filter(entry ->
                        entry.use().action() == Action.RELEASE || entry.use().action() == Action.EMERGENCY)
                .allMatch(entry -> known.contains(entry.use().basis()));
        Evidence.require(all, "the journal has a release under a permit that is in no trail of the file");
    }

    private static String describe(TrailEntry entry) {
        return entry.time() + " " + entry.kind() + " by " + entry.author()
                + entry.purpose().map(purpose -> " for " + purpose).orElse("")
                + entry.concerns().map(id -> " under " + id).orElse("") + ": " + entry.outcome();
    }
}
