package org.stele.cli.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.stele.cli.CommandFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stele bench micro}. */
@Command(
        name = "micro",
        description = "Micro benchmarks by JMH: signatures, the state's tree, proofs, sealing; in a JVM of their own.")
final class MicroCommand implements Callable<Integer> {
    private static final String PACKAGE = "org\\.stele\\.benchmarks\\.micro\\..*";

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Only those whose name has this in it, such as Signature.")
    private String name = "";

    @Option(names = "--seconds", defaultValue = "2", description = "Of each of five rounds (${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() {
        Options options = new OptionsBuilder()
                .include(PACKAGE + name)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .build();
        try {
            new Runner(options).run();
            return 0;
        } catch (RunnerException e) {
            throw new CommandFailed("the measurement failed: " + e.getMessage(), e);
        }
    }
}
