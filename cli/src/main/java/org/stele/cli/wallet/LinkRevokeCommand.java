package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.crypto.RandomId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.healthlink.HealthLinkClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stele wallet link revoke}. */
@Command(name = "revoke", description = "End a link: its file is deleted. What somebody read before, they have.")
final class LinkRevokeCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "LINK", description = "As 'stele wallet link list' names it.")
    private RandomId link;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        Conversation.with(role, () -> {
            new HealthLinkClient(Conversation.node(role), role.holder()).revoke(link);
            return link;
        });
        System.out.println("revoked; its file is deleted. What somebody read before, they have.");
        return 0;
    }
}
