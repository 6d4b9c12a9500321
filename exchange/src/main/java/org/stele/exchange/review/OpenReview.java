package org.stele.exchange.review;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;

/**
 * A review that this organisation owes.
 *
 * @param subject the home of a patient here; at the responder's, the custodian's subject for it
 * @param seat who broke the glass
 * @param organisation where that seat is
 * @param provisional where it was broken without a quorum: when the clinician asked, before the ledger heard of it
 * @param due by when it is closed
 */
public record OpenReview(
        GlassId glass,
        SubjectId subject,
        SeatId seat,
        OrganisationId organisation,
        GlassReason reason,
        Optional<GlassReason> widened,
        Optional<Instant> provisional,
        Instant opened,
        Instant due,
        boolean overdue) {}
