package org.stele.contracts.network;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;

/**
 * An organisation as it enters the network: in the genesis, or by a proposal.
 *
 * @param roles at least one
 * @param votes whether it is a validator; one that is not keeps a copy without a vote
 */
public record Candidate(
        OrganisationId organisation, DomainName name, SortedSet<Role> roles, MemberKeys keys, boolean votes) {
    public Candidate {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a member has at least one role");
        }
    }

    Member admitted() {
        return new Member(name, roles, keys, votes, MemberStatus.IN_FORCE);
    }
}
