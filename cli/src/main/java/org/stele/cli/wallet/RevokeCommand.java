package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.contracts.id.GrantId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.Submitted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stele wallet revoke}. */
@Command(name = "revoke", description = "Take a grant back: from then on nothing is released under it.")
final class RevokeCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private MemberOptions member;

    @Parameters(paramLabel = "GRANT", description = "As 'stele wallet show' names it.")
    private GrantId grant;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        Submitted done = member.decide(role, patient -> patient.revoke(grant), patient -> patient.revoke(grant));
        System.out.println("revoked from block " + done.height() + " on. What was kept for your treatment stays.");
        return 0;
    }
}
