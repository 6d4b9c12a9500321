package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.stele.contracts.id.OrganisationId;
import org.stele.formats.proposal.GrantProposal;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.patient.MemberNames;

/** Shows proposals with whom they name, by names that the ledger proves. */
final class ShownProposals {
    private ShownProposals() {}

    static void show(List<GrantProposal> proposals, StoredRole role, LedgerProofs proofs) throws IOException {
        OrganisationId custodian = new OrganisationId(role.node());
        MemberNames names = proofs.names(Stream.concat(Stream.of(custodian), ProposalWords.members(proposals).stream())
                .toList());
        proposals.forEach(
                proposal -> ProposalWords.of(proposal, custodian, names).forEach(System.out::println));
    }
}
