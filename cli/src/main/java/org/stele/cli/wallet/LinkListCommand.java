package org.stele.cli.wallet;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.healthlink.HealthLinkClient;
import org.stele.wallet.healthlink.OpenLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stele wallet link list}. */
@Command(
        name = "list",
        description = {
            "Your links that have not ended.",
            "Who used them is in 'stele wallet trail'; the links themselves are shown only when they are made."
        })
final class LinkListCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        List<OpenLink> open =
                Conversation.with(role, () -> new HealthLinkClient(Conversation.node(role), role.holder()).list());
        open.forEach(link -> System.out.println(line(link)));
        System.out.println(open.size() + " links");
        return 0;
    }

    private static String line(OpenLink link) {
        return link.link() + " made " + link.made() + ", ends " + link.until() + ", " + link.uses() + " uses left"
                + (link.passcode() ? ", bears " + link.attempts() + " more wrong passcodes" : "");
    }
}
