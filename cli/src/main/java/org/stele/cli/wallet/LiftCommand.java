package org.stele.cli.wallet;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.stele.contracts.id.RestrictionId;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.http.Submitted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stele wallet lift}. */
@Command(name = "lift", description = "End a restriction.")
final class LiftCommand implements Callable<Integer> {
    @Mixin
    private WalletOptions options;

    @Mixin
    private MemberOptions member;

    @Parameters(paramLabel = "RESTRICTION", description = "As 'stele wallet restrict' named it.")
    private RestrictionId restriction;

    @Override
    public Integer call() throws IOException {
        StoredRole role = options.role(options.load());
        Submitted done =
                member.decide(role, patient -> patient.lift(restriction), patient -> patient.lift(restriction));
        System.out.println("lifted from block " + done.height() + " on.");
        return 0;
    }
}
