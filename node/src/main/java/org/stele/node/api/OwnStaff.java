package org.stele.node.api;

import org.stele.contracts.id.Actor;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.ledger.Ledger;
import org.stele.node.auth.Caller;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Tells this organisation's own people from others, before anything costly is done for them. */
final class OwnStaff {
    private final Ledger ledger;
    private final OrganisationId organisation;

    OwnStaff(Ledger ledger, OrganisationId organisation) {
        this.ledger = ledger;
        this.organisation = organisation;
    }

    /**
     * Requires that the caller is this organisation or has a seat here.
     *
     * @throws ProblemException where not
     */
    void require(Caller caller) {
        boolean own = switch (caller.actor()) {
            case Actor.OfOrganisation(OrganisationId id) -> id.equals(organisation);
            case Actor.OfSeat(SeatId id) -> isOurs(id);
            case Actor.OfSubject _, Actor.OfKey _ -> false;
        };
        if (!own) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }

    private boolean isOurs(SeatId id) {
        return ledger.certified()
                .get(IdentityTables.SEAT, id)
                .filter(seat -> seat.organisation().equals(organisation))
                .isPresent();
    }
}
