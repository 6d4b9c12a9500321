package org.stele.contracts.record;

import java.util.Optional;
import org.stele.contracts.id.SeatId;

/**
 * Who answers for records.
 *
 * @param seat the clinician's, exactly where the attestation is {@link Attestation#CLINICIAN}
 */
public record Attestor(Attestation attestation, Optional<SeatId> seat) {
    public static final Attestor ORGANISATION = new Attestor(Attestation.ORGANISATION, Optional.empty());

    public Attestor {
        if (seat.isPresent() != (attestation == Attestation.CLINICIAN)) {
            throw new IllegalArgumentException("a seat stands with a clinician's attestation and with no other");
        }
    }

    public static Attestor clinician(SeatId seat) {
        return new Attestor(Attestation.CLINICIAN, Optional.of(seat));
    }
}
