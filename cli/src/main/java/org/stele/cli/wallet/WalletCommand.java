package org.stele.cli.wallet;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The wallet's commands. */
@Command(
        name = "wallet",
        description =
                "Claim your records, say who may see them, and see who did; your keys stay in one encrypted file.",
        subcommands = {
            ClaimCommand.class,
            ShowCommand.class,
            GrantCommand.class,
            RevokeCommand.class,
            ProposalsCommand.class,
            RestrictCommand.class,
            LiftCommand.class,
            NoticesCommand.class,
            TrailCommand.class,
            OpenCommand.class,
            SummaryCommand.class,
            LinkCommand.class,
            EraseCommand.class,
            CertificateCommand.class,
            SeatCommand.class,
            ApproveCommand.class,
            LaunchCommand.class,
            SendCommand.class,
            FindCommand.class,
            FileCommand.class,
            AppsCommand.class
        })
public final class WalletCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which wallet command?");
    }
}
