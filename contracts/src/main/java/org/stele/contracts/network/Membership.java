package org.stele.contracts.network;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.ledger.contract.Context;

/** How members propose, support and enact who belongs to the network. */
final class Membership {
    /** After this a proposal lapses, so that no forgotten one is enacted by surprise. */
    static final Duration LIFE = Duration.ofDays(30);

    private Membership() {}

    static void proposeAdmission(OrganisationId author, NetworkCommand.ProposeAdmission command, Context context) {
        OrganisationId who = command.candidate().organisation();
        context.require(!context.contains(NetworkTables.MEMBER, who), Codes.MEMBER_EXISTS);
        propose(author, command.proposal(), who, Optional.of(command.candidate()), context);
    }

    static void proposeExpulsion(OrganisationId author, NetworkCommand.ProposeExpulsion command, Context context) {
        Members.require(context, command.organisation());
        propose(author, command.proposal(), command.organisation(), Optional.empty(), context);
    }

    private static void propose(
            OrganisationId author, ProposalId id, OrganisationId who, Optional<Candidate> admission, Context context) {
        context.require(!context.contains(NetworkTables.PROPOSAL, id), Codes.PROPOSAL_EXISTS);
        SortedSet<OrganisationId> nobody = new TreeSet<>();
        Proposal proposal = new Proposal(who, admission, nobody, context.time().plus(LIFE), ProposalStatus.OPEN);
        context.put(NetworkTables.PROPOSAL, id, proposal);
        support(author, id, context);
    }

    static void support(OrganisationId author, ProposalId id, Context context) {
        Roll roll = Members.roll(context);
        context.require(roll.voters().contains(author), Codes.NOT_A_VOTER);
        Proposal proposal = context.require(NetworkTables.PROPOSAL, id, Codes.PROPOSAL_UNKNOWN);
        context.require(proposal.openAt(context.time()), Codes.PROPOSAL_NOT_OPEN);
        Proposal supported = proposal.supportedBy(author);
        boolean decided = supported.support(roll) >= roll.quorum();
        context.put(NetworkTables.PROPOSAL, id, decided ? supported.enacted() : supported);
        if (decided) {
            enact(supported, context);
        }
    }

    private static void enact(Proposal proposal, Context context) {
        proposal.admission()
                .ifPresentOrElse(candidate -> admit(candidate, context), () -> expel(proposal.organisation(), context));
    }

    private static void admit(Candidate candidate, Context context) {
        OrganisationId who = candidate.organisation();
        context.require(!context.contains(NetworkTables.MEMBER, who), Codes.MEMBER_EXISTS);
        MemberKeyUse.claimAll(candidate.keys(), who, context);
        context.put(NetworkTables.MEMBER, who, candidate.admitted());
        change(context, roll -> roll.with(who));
        if (candidate.votes()) {
            changeValidators(context, roll -> roll.withVoter(who, context.height()));
        }
    }

    private static void expel(OrganisationId who, Context context) {
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
