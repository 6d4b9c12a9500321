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
 * @param told where it was broken without a quorum: the block's time at which the ledger heard of it, so that everyone sees how
 *     late that was. Then {@code validity} is what the clinician signed, and it is over
 */
public record Glass(
        SubjectId subject,
        SeatId seat,
        OrganisationId organisation,
        GlassReason reason,
        Optional<GlassReason> widened,
        Validity validity,
        Optional<Instant> ended,
        Optional<Instant> told) {
    public boolean open(Instant time) {
        return ended.isEmpty() && validity.covers(time);
    }

    Glass widenedFor(GlassReason second) {
        return new Glass(subject, seat, organisation, reason, Optional.of(second), validity, ended, told);
    }

    Glass endedAt(Instant time) {
        return new Glass(subject, seat, organisation, reason, widened, validity, Optional.of(time), told);
    }
}
