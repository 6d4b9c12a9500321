package org.stele.contracts.network;

import java.time.Duration;
import java.util.TreeSet;
import org.stele.contracts.Codes;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.ProposalId;
import org.stele.ledger.contract.Context;

/** How members propose and support what is for all of them to decide. */
final class Proposals {
    /** After this a proposal lapses, so that no forgotten one is enacted by surprise. */
    static final Duration LIFE = Duration.ofDays(30);

    private final int rules;

    /** As the rules of this version have it. */
    Proposals(int rules) {
        this.rules = rules;
    }

    void propose(OrganisationId author, ProposalId id, Measure measure, Context context) {
        context.require(!context.contains(NetworkTables.PROPOSAL, id), Codes.PROPOSAL_EXISTS);
        requirePossible(measure, context);
        Agenda agenda = current(context);
        context.require(agenda.open().size() < Agenda.MOST, Codes.TOO_MANY_PROPOSALS);
        context.put(NetworkTables.AGENDA, Whole.NETWORK, agenda.with(id));
        Proposal proposal =
                new Proposal(measure, new TreeSet<>(), context.time().plus(LIFE), ProposalStatus.OPEN);
        context.put(NetworkTables.PROPOSAL, id, proposal);
        support(author, id, context);
    }

    void support(OrganisationId author, ProposalId id, Context context) {
        Roll roll = Members.roll(context);
        context.require(roll.voters().contains(author), Codes.NOT_A_VOTER);
        Proposal proposal = context.require(NetworkTables.PROPOSAL, id, Codes.PROPOSAL_UNKNOWN);
        context.require(proposal.openAt(context.time()), Codes.PROPOSAL_NOT_OPEN);
        Proposal supported = proposal.supportedBy(author);
        boolean decided = supported.support(roll) >= roll.quorum();
        context.put(NetworkTables.PROPOSAL, id, decided ? supported.enacted() : supported);
        if (decided) {
            context.put(
                    NetworkTables.AGENDA, Whole.NETWORK, Members.agenda(context).without(id));
            enact(supported.measure(), context);
        }
    }

    private void requirePossible(Measure measure, Context context) {
        measure.admission()
                .ifPresent(candidate -> context.require(
                        !context.contains(NetworkTables.MEMBER, candidate.organisation()), Codes.MEMBER_EXISTS));
        measure.expulsion().ifPresent(who -> Members.require(context, who));
        measure.epoch().ifPresent(epoch -> Turns.requirePossible(epoch, context));
        measure.rules().ifPresent(next -> Turns.requirePossible(next, rules, context));
    }

    private void enact(Measure measure, Context context) {
        measure.admission().ifPresent(candidate -> Membership.admit(candidate, context));
        measure.expulsion().ifPresent(who -> Membership.expel(who, context));
        measure.epoch().ifPresent(epoch -> Turns.begin(epoch, context));
        measure.rules().ifPresent(next -> Turns.begin(next, rules, context));
    }

    /** Without those that lapsed. */
    private static Agenda current(Context context) {
        Agenda agenda = Members.agenda(context);
        for (ProposalId id : agenda.open()) {
            boolean isOpen = context.get(NetworkTables.PROPOSAL, id)
                    .filter(proposal -> proposal.openAt(context.time()))
                    .isPresent();
            agenda = isOpen ? agenda : agenda.without(id);
        }
        return agenda;
    }
}
