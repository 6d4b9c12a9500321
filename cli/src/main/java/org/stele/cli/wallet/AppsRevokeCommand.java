package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.crypto.RandomId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.launch.AppClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stele wallet apps revoke}. */
@Command(name = "revoke", description = "Let an application read nothing more. What it read before, it has.")
final class AppsRevokeCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Parameters(paramLabel = "APPROVAL", description = "As 'stele wallet apps list' names it.")
    private RandomId approval;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        Conversation.with(role, () -> {
            new AppClient(Conversation.node(role), role.holder()).revoke(approval);
            return approval;
        });
        System.out.println("revoked; it reads nothing more. What it read before, it has.");
        return 0;
    }
}
