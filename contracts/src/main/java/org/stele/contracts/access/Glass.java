package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Validity;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;

/**
 * A broken glass as the state has it.
 *
 * @param organisation the seat's
 * @param widened the second reason, once more than the emergency set was needed
 */
public record Glass(
        SubjectId subject,
        SeatId seat,
        OrganisationId organisation,
        GlassReason reason,
        Optional<GlassReason> widened,
        Validity validity) {
    public boolean open(Instant time) {
        return validity.covers(time);
    }

    Glass widenedFor(GlassReason second) {
        return new Glass(subject, seat, organisation, reason, Optional.of(second), validity);
    }

    Glass endedAt(Instant time) {
        return new Glass(subject, seat, organisation, reason, widened, validity.endedAt(time));
    }
}
