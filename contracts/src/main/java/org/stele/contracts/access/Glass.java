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
 * @param ended the block's time at which a review ended it early, if one did
 */
public record Glass(
        SubjectId subject,
        SeatId seat,
        OrganisationId organisation,
        GlassReason reason,
        Optional<GlassReason> widened,
        Validity validity,
        Optional<Instant> ended) {
    public boolean open(Instant time) {
        return ended.isEmpty() && validity.covers(time);
    }

    Glass widenedFor(GlassReason second) {
        return new Glass(subject, seat, organisation, reason, Optional.of(second), validity, ended);
    }

    Glass endedAt(Instant time) {
        return new Glass(subject, seat, organisation, reason, widened, validity, Optional.of(time));
    }
}
