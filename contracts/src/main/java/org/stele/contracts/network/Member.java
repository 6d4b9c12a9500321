package org.stele.contracts.network;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** A member organisation as the state has it, under its identifier. */
public record Member(DomainName name, SortedSet<Role> roles, MemberKeys keys, boolean votes, MemberStatus status) {
    public Member {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
    }

    public boolean inForce() {
        return status == MemberStatus.IN_FORCE;
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    Member with(MemberKeys rotated) {
        return new Member(name, roles, rotated, votes, status);
    }

    Member expelled() {
        return new Member(name, roles, keys, false, MemberStatus.EXPELLED);
    }
}
