package org.stele.contracts.network;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;

/**
 * A change of membership that voting members support until a quorum enacts it.
 *
 * @param organisation whom it concerns
 * @param admission who is to be admitted; empty where {@code organisation} is to be expelled
 * @param supporters members whose support counts while they vote
 * @param until after which it lapses
 */
public record Proposal(
        OrganisationId organisation,
        Optional<Candidate> admission,
        SortedSet<OrganisationId> supporters,
        Instant until,
        ProposalStatus status) {
    public Proposal {
        supporters = Collections.unmodifiableSortedSet(new TreeSet<>(supporters));
    }

    boolean openAt(Instant time) {
        return status == ProposalStatus.OPEN && time.isBefore(until);
    }

    Proposal supportedBy(OrganisationId supporter) {
        return new Proposal(organisation, admission, Roll.added(supporters, supporter), until, status);
    }

    Proposal enacted() {
        return new Proposal(organisation, admission, supporters, until, ProposalStatus.ENACTED);
    }

    /** How many of those that vote now support it. */
    int support(Roll roll) {
        return (int)
                supporters.stream().filter(id -> roll.voters().contains(id)).count();
    }
}
