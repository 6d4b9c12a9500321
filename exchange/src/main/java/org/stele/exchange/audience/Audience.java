package org.stele.exchange.audience;

import java.util.List;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;

/**
 * A subject that a patient has for one organisation.
 *
 * @param claimed whether it has a key of the patient's
 * @param grants on it that may count
 * @param restrictions on it that are not lifted
 */
public record Audience(
        SubjectId subject,
        OrganisationId organisation,
        boolean claimed,
        List<GrantId> grants,
        List<RestrictionId> restrictions) {
    public Audience {
        grants = List.copyOf(grants);
        restrictions = List.copyOf(restrictions);
    }
}
