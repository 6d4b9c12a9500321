package org.stele.cli.hl7;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stele hl7}. */
@Command(
        name = "hl7",
        description = "Try a connection for HL7 v2; what a node itself sends is ordered by 'stele wallet send'.",
        subcommands = SendFilesCommand.class)
public final class Hl7Command implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which hl7 command?");
    }
}
