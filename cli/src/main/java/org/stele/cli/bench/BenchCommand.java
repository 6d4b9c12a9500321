package org.stele.cli.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The measurements. */
@Command(
        name = "bench",
        description = "Measure this machine; docs/performance.md says what was found on others.",
        subcommands = {LedgerCommand.class, FhirCommand.class, MicroCommand.class})
public final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "which measurement? There are: ledger, fhir, micro");
    }
}
