package org.stele.cli.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.gateway.fhir.conformance.Examples;
import org.stele.gateway.fhir.conformance.RoundTrip;
import org.stele.gateway.fhir.profile.ProfileCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stele conformance}. */
@Command(
        name = "conformance",
        description = {
            "Take in the examples of FHIR packages as a node does, write them as it would seal them, and compare.",
            "Says of each that is refused or comes out another where and why. Needs no node, and no network.",
            "Exit code 0: every example was looked at, whatever became of it. 1: a package cannot be read."
        })
public final class ConformanceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--profiles",
            paramLabel = "DIR",
            description = "Check them against the profiles that they claim too, of the packages in this folder.")
    private @Nullable Path profiles;

    @Parameters(
            paramLabel = "PACKAGE",
            arity = "1..*",
            description =
                    "FHIR packages with examples, *.tgz: 'npm pack hl7.fhir.r4.examples' fetches the standard's own.")
    private List<Path> packages;

    @Override
    public Integer call() {
        Optional<ProfileCheck> check = Optional.ofNullable(profiles).map(ConformanceCommand::load);
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : packages) {
            report(file, check, out);
        }
        return 0;
    }

    private static void report(Path file, Optional<ProfileCheck> check, PrintWriter out) {
        try {
            Examples examples = Examples.open(file);
            Tally tally = new Tally(new RoundTrip(), check);
            for (String name : examples.names()) {
                tally.add(name, examples.read(name));
            }
            out.println(examples.name() + ": " + tally.summary());
            tally.findings().forEach(finding -> out.println("  " + finding));
            out.flush();
        } catch (IOException e) {
            throw new CommandFailed(file + " cannot be read as a FHIR package: " + e.getMessage(), e);
        }
    }

    private static ProfileCheck load(Path folder) {
        try {
            return ProfileCheck.load(folder);
        } catch (IOException e) {
            throw new CommandFailed("no FHIR packages can be read in " + folder + ": " + e.getMessage(), e);
        }
    }
}
