package org.stele.contracts.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param ended the block's time at which it was ended early, if it was
 */
public record Mandate(
        SubjectId subject, List<SeatId> witnesses, Hash evidence, Validity validity, Optional<Instant> ended) {
    public Mandate {
        witnesses = List.copyOf(witnesses);
    }

    Mandate endedAt(Instant time) {
        return new Mandate(subject, witnesses, evidence, validity, Optional.of(time));
    }

    public boolean inForce(Instant time) {
        return ended.isEmpty() && validity.covers(time);
    }
}
