package org.stele.contracts.network;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;

/**
 * Who belongs to the network, in one row.
 *
 * @param members all in force, ascending
 * @param voters those of them that vote
 * @param votersSince the height at which the validators last changed: at most once a block
 */
public record Roll(SortedSet<OrganisationId> members, SortedSet<OrganisationId> voters, long votersSince) {
    public static final int MOST_VOTERS = 100;

    public Roll {
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        voters = Collections.unmodifiableSortedSet(new TreeSet<>(voters));
    }

    /** How many members' support decides: floor(2n/3) + 1 of those that vote. */
    public int quorum() {
        return 2 * voters.size() / 3 + 1;
    }

    Roll with(OrganisationId member) {
        return new Roll(added(members, member), voters, votersSince);
    }

    Roll without(OrganisationId member) {
        return new Roll(removed(members, member), voters, votersSince);
    }

    Roll withVoter(OrganisationId voter, long height) {
        return new Roll(members, added(voters, voter), height);
    }

    Roll withoutVoter(OrganisationId voter, long height) {
        return new Roll(members, removed(voters, voter), height);
    }

    Roll changedAt(long height) {
        return new Roll(members, voters, height);
    }

    static SortedSet<OrganisationId> added(SortedSet<OrganisationId> to, OrganisationId id) {
        SortedSet<OrganisationId> more = new TreeSet<>(to);
        more.add(id);
        return more;
    }

    private static SortedSet<OrganisationId> removed(SortedSet<OrganisationId> from, OrganisationId id) {
        SortedSet<OrganisationId> fewer = new TreeSet<>(from);
        fewer.remove(id);
        return fewer;
    }
}
