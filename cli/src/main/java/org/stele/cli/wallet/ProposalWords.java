package org.stele.cli.wallet;

import java.util.List;
import java.util.stream.Collectors;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Purpose;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.GrantTerms;
import org.stele.wallet.patient.MemberNames;

/** Says in plain words what a patient is asked to grant. All of it is in closed forms, so that nothing in it does anything to a terminal. */
final class ProposalWords {
    private ProposalWords() {}

    /**
     * All that would be granted, and what became of it.
     *
     * @param custodian whose node it is, where whoever asks sits
     * @param names of the custodian and of {@link #members}
     */
    static List<String> of(GrantProposal proposal, OrganisationId custodian, MemberNames names) {
        GrantTerms terms = proposal.terms();
        return List.of(
                proposal.grant() + " " + state(proposal),
                "  asked by seat " + proposal.by() + " at " + names.of(custodian) + " on " + proposal.made(),
                "  to " + DecisionWords.whom(terms.grantee(), names),
                "  for " + terms.purposes().stream().map(Purpose::name).collect(Collectors.joining(", ")),
                "  of " + String.join(", ", terms.labels()),
                "  from " + terms.validity().from() + " until "
                        + terms.validity().until());
    }

    /** To whom they would grant. */
    static List<OrganisationId> members(List<GrantProposal> proposals) {
        return proposals.stream()
                .map(proposal -> proposal.terms().grantee().organisation())
                .toList();
    }

    private static String state(GrantProposal proposal) {
        return switch (proposal.state()) {
            case WAITING -> "waits for you until " + proposal.until();
            case SIGNED -> "signed on " + proposal.since();
            case DECLINED -> "declined on " + proposal.since();
            case EXPIRED -> "over since " + proposal.since();
        };
    }
}
