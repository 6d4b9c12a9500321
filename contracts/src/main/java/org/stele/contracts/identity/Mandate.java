package org.stele.contracts.identity;

import java.util.List;
import org.stele.contracts.Validity;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;

/**
 * A witnessed mandate: two members of the custodian's staff saw what the patient wants, and one of them, or a colleague at the
 * desk, may narrow what is shared on the patient's behalf. It never widens.
 *
 * @param witnesses two seats with different keys
 * @param evidence SHA-256 of a 32-byte salt and the paper or file they signed
 */
public record Mandate(SubjectId subject, List<SeatId> witnesses, Hash evidence, Validity validity) {
    public Mandate {
        witnesses = List.copyOf(witnesses);
    }

    Mandate with(Validity changed) {
        return new Mandate(subject, witnesses, evidence, changed);
    }
}
