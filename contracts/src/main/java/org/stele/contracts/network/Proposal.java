package org.stele.contracts.network;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;

/**
 * A measure that voting members support until a quorum enacts it.
 *
 * @param supporters members whose support counts while they vote
 * @param until after which it lapses
 */
public record Proposal(Measure measure, SortedSet<OrganisationId> supporters, Instant until, ProposalStatus status) {
    public Proposal {
        supporters = Collections.unmodifiableSortedSet(new TreeSet<>(supporters));
    }

    /** Whether it still takes support. */
    public boolean openAt(Instant time) {
        return status == ProposalStatus.OPEN && time.isBefore(until);
    }

    Proposal supportedBy(OrganisationId supporter) {
        return new Proposal(measure, Roll.added(supporters, supporter), until, status);
    }

    Proposal enacted() {
        return new Proposal(measure, supporters, until, ProposalStatus.ENACTED);
    }

    /** How many of those that vote now support it. */
    public int support(Roll roll) {
        return (int)
                supporters.stream().filter(id -> roll.voters().contains(id)).count();
    }
}
