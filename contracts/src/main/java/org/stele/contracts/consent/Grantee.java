package org.stele.contracts.consent;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.Power;

/**
 * To whom a grant is given: an organisation, one seat there, or those there who have a power. Powers are the only roles, since
 * a finer one would tell the specialty and with it the patient's trouble.
 *
 * @param seat only this seat of the organisation
 * @param power only seats of the organisation with this power; not together with {@code seat}
 */
public record Grantee(OrganisationId organisation, Optional<SeatId> seat, Optional<Power> power) {
    public Grantee {
        if (seat.isPresent() && power.isPresent()) {
            throw new IllegalArgumentException("a grantee is a seat or a role, not both");
        }
    }

    public static Grantee organisation(OrganisationId organisation) {
        return new Grantee(organisation, Optional.empty(), Optional.empty());
    }

    public static Grantee seat(OrganisationId organisation, SeatId seat) {
        return new Grantee(organisation, Optional.of(seat), Optional.empty());
    }

    public static Grantee role(OrganisationId organisation, Power power) {
        return new Grantee(organisation, Optional.empty(), Optional.of(power));
    }
}
