package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.StoredScope;
import org.stele.wallet.file.Wallet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stele wallet show}. */
@Command(name = "show", description = "What the wallet holds: your roles, and what you granted and restricted.")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Override
    public Integer call() throws IOException {
        Wallet wallet = options.load();
        for (StoredRole role : wallet.roles()) {
            System.out.println(role + " at " + role.address());
        }
        for (StoredScope scope : wallet.given()) {
            System.out.println(scope.id() + " " + scope.scope().labels());
        }
        return 0;
    }
}
