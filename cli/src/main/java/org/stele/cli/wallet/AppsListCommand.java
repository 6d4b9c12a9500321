package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.cli.OneLine;
import org.stele.formats.app.AppLine;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.launch.AppClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stele wallet apps list}. */
@Command(name = "list", description = "The applications that may read your records, with what you approved.")
final class AppsListCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        List<AppLine> standing =
                Conversation.with(role, () -> new AppClient(Conversation.node(role), role.holder()).list());
        standing.forEach(app -> System.out.println(line(app)));
        System.out.println(standing.size() + " approvals");
        return 0;
    }

    private static String line(AppLine app) {
        return app.approval() + " " + OneLine.of(app.name()) + " (" + OneLine.of(app.application()) + ") for "
                + OneLine.of(app.scope()) + ", approved " + app.approved() + ", ends " + app.until();
    }
}
