package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.formats.proposal.GrantProposal;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stele wallet proposals list}. */
@Command(
        name = "list",
        description = "What you are asked to grant, and what became of what you were asked within 90 days.")
final class ProposalListCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private NetworkOptions network;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        List<GrantProposal> proposals =
                Conversation.with(role, () -> Conversation.patient(role).proposals());
        ShownProposals.show(proposals, role, new LedgerProofs(role, network));
        System.out.println(proposals.size() + " proposals");
        return 0;
    }
}
