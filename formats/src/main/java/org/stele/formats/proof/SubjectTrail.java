package org.stele.formats.proof;

import java.util.ArrayList;
import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.trail.TrailCount;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;

/**
 * All that the ledger has of one of a patient's subjects: as many entries as it counts.
 *
 * @param state proof of {@code identity/subject}, which names the custodian
 * @param count proof of {@code trail/count}
 * @param entries proofs of {@code trail/entry}, number 1 first
 */
public record SubjectTrail(SubjectId subject, Proof state, Proof count, List<Proof> entries) {
    public SubjectTrail {
        entries = List.copyOf(entries);
    }

    /** The entries, each checked and none missing. */
    List<TrailEntry> check(Evidence evidence, OrganisationId custodian) throws ProofException {
        evidence.requireCustodian(state, subject, custodian);
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
}
