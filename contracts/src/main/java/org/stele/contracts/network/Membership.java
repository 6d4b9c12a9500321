package org.stele.contracts.network;

import java.util.function.UnaryOperator;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.contract.Context;

/** How who belongs to the network, and who votes, changes when it is decided. */
final class Membership {
    private Membership() {}

    static void admit(Candidate candidate, Context context) {
        OrganisationId who = candidate.organisation();
        context.require(!context.contains(NetworkTables.MEMBER, who), Codes.MEMBER_EXISTS);
        MemberKeyUse.claimAll(candidate.keys(), who, context);
        context.put(NetworkTables.MEMBER, who, candidate.admitted());
        change(context, roll -> roll.with(who));
        if (candidate.votes()) {
            changeValidators(context, roll -> roll.withVoter(who, context.height()));
        }
    }

    static void expel(OrganisationId who, Context context) {
        Member member = Members.require(context, who);
        context.put(NetworkTables.MEMBER, who, member.expelled());
        change(context, roll -> roll.without(who));
        if (member.votes()) {
            changeValidators(context, roll -> roll.withoutVoter(who, context.height()));
        }
    }

    /** Changes the validators, at most once a block. */
    static void changeValidators(Context context, UnaryOperator<Roll> how) {
        context.require(Members.roll(context).votersSince() < context.height(), Codes.VALIDATORS_CHANGED);
        change(context, how);
        int voters = Members.roll(context).voters().size();
        context.require(voters > 0, Codes.LAST_VOTER);
        context.require(voters <= Roll.MOST_VOTERS, Codes.TOO_MANY_VOTERS);
    }

    private static void change(Context context, UnaryOperator<Roll> how) {
        context.put(NetworkTables.ROLL, Whole.NETWORK, how.apply(Members.roll(context)));
    }
}
