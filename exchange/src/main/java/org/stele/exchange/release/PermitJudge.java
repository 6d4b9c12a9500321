package org.stele.exchange.release;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Permit;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.contract.Author;

/** Whether something may be released under a permit, decided anew each time. */
final class PermitJudge {
    private final OrganisationId own;
    private final InstantSource clock;

    PermitJudge(OrganisationId own, InstantSource clock) {
        this.own = own;
        this.clock = clock;
    }

    /** The permit, if the author may use it here at all: it stands, is the author's, and about a subject of ours. */
    Optional<Permit> find(CertifiedState state, Author author, PermitId id) {
        return state.get(AccessTables.PERMIT, id)
                .filter(permit -> isOf(permit, author))
                .filter(permit -> state.get(IdentityTables.SUBJECT, permit.subject())
                        .filter(subject -> subject.custodian().equals(own))
                        .isPresent());
    }

    /** The ground on which it still holds, if it does: at the later of the state's time and this machine's. */
    Optional<Standing> stands(CertifiedState state, PermitId id, Permit permit) {
        Instant now = clock.instant().isAfter(state.time()) ? clock.instant() : state.time();
        return switch (AccessDecision.again(state, permit, now)) {
            case Decision.Permitted permitted -> Optional.of(new Standing(id, permit, permitted));
            case Decision.Refused refused -> Optional.empty();
        };
    }

    private static boolean isOf(Permit permit, Author author) {
        return permit.asker().equals(author)
                || permit.organisation().map(OrganisationId::author).equals(Optional.of(author));
    }
}
