package org.stele.contracts.consent;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;

/**
 * A restriction as the state has it. It stands outside all grants and before them.
 *
 * @param against one organisation; empty: everyone
 * @param scope what is kept back, which the custodian filters by; empty: everything, which the contract refuses
 * @param lifted the block's time at which it was lifted, if it was
 */
public record Restriction(
        SubjectId subject,
        Optional<OrganisationId> against,
        Optional<Scope> scope,
        Instant since,
        Optional<Instant> lifted) {
    public boolean concerns(OrganisationId organisation) {
        return against.isEmpty() || against.get().equals(organisation);
    }

    Restriction liftedAt(Instant time) {
        return new Restriction(subject, against, scope, since, Optional.of(time));
    }
}
