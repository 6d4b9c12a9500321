package org.stele.cli.network;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele network}. */
@Command(
        name = "network",
        description = {
            "Begin a network between organisations, or rehearse one on this machine.",
            "A rehearsal: init, up, status, down. A real start: each organisation keys, one of them genesis, each join.",
            "A pilot, one organisation alone: keys, genesis, join --pilot; when others are to come: to-raft.",
            "Then its members decide together: propose, proposals, vote; and each for itself: rotate, admit-loss.",
            "Of liars: evidence; and where one of them stopped the network: statement, agree."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KeysCommand.class,
            GenesisCommand.class,
            JoinCommand.class,
            ToRaftCommand.class,
            InitCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            EvidenceCommand.class,
            StatementCommand.class,
            AgreeCommand.class,
            ProposeCommand.class,
            ProposalsCommand.class,
            VoteCommand.class,
            RotateCommand.class,
            AdmitLossCommand.class
        })
public final class NetworkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do with the network; 'stele network --help' lists it");
    }
}
