package org.stele.cli.wallet;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele wallet proposals}. */
@Command(
        name = "proposals",
        description = {
            "What your hospital asks you to grant.",
            "Nothing of it is granted before you sign it here, with your own key."
        },
        subcommands = {ProposalListCommand.class, ProposalSignCommand.class, ProposalDeclineCommand.class})
final class ProposalsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "list, sign or decline?");
    }
}
