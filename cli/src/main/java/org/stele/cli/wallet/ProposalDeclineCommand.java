package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.contracts.id.GrantId;
import org.stele.wallet.file.StoredRole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stele wallet proposals decline}. */
@Command(name = "decline", description = "Turn a proposal down. Whoever asked sees that you did.")
final class ProposalDeclineCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "PROPOSAL", description = "As 'stele wallet proposals list' names it.")
    private GrantId proposal;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        Conversation.with(role, () -> {
            Conversation.patient(role).decline(proposal);
            return proposal;
        });
        System.out.println("declined; nothing was granted");
        return 0;
    }
}
