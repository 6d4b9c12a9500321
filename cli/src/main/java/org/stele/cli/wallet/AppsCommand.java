package org.stele.cli.wallet;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele wallet apps}. */
@Command(
        name = "apps",
        description = {
            "The applications that you let read your own records.",
            "To let one do so, approve it with 'stele wallet approve'; what it read is in 'stele wallet trail'."
        },
        subcommands = {AppsListCommand.class, AppsRevokeCommand.class})
final class AppsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "list or revoke?");
    }
}
