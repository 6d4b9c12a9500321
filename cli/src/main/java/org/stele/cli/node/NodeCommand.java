package org.stele.cli.node;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele node}. */
@Command(
        name = "node",
        description = "Run one organisation's node.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class})
public final class NodeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do with the node: run");
    }
}
