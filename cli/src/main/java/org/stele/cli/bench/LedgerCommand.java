package org.stele.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.benchmarks.ledger.LedgerBench;
import org.stele.benchmarks.ledger.LedgerBenchSettings;
import org.stele.benchmarks.ledger.LedgerReport;
import org.stele.benchmarks.process.ProcessBench;
import org.stele.cli.CommandFailed;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.proof.ProofException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code stele bench ledger}. */
@Command(
        name = "ledger",
        description = {
            "Signed record transactions through whole nodes: checked, ordered, executed, stored, certified.",
            "Prints transactions a second, and the time from submitting to the final receipt."
        })
final class LedgerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--nodes",
            defaultValue = "1",
            description =
                    "Validators: 1 to 16; with --engine raft a process each, after one alone to compare with, else all in this"
                            + " one (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(
            names = "--engine",
            defaultValue = "embedded",
            description = "The ordering: embedded or raft (${DEFAULT-VALUE}).")
    private Engine engine = Engine.EMBEDDED;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long to measure, after warming up (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--entries",
            defaultValue = "10000",
            description =
                    "How many entries the state has before: 10000000 takes a few minutes and 6 GB (${DEFAULT-VALUE}).")
    private long entries;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Offer so many transactions a second; 0 for as many as go through (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--in-flight",
            defaultValue = "8000",
            description = "Submitted and not final, at most: 1 to 20000 (${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--warm-up",
            defaultValue = "200000",
            description = "Transactions before the measurement, so that the code is compiled (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the nodes keep their files meanwhile; without it a folder for temporary files.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.in(directory)) {
            LedgerReport report = measure(settings(folder.path()));
            write(report);
            print(report);
        } catch (FileAlreadyExistsException | NotDirectoryException e) {
            throw new CommandFailed(e.getFile() + " is no folder: name one with --dir", e);
        }
        return 0;
    }

    private LedgerBenchSettings settings(Path folder) {
        try {
            return new LedgerBenchSettings(folder, nodes, seconds, entries, rate, inFlight, warmUp);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private LedgerReport measure(LedgerBenchSettings settings) throws IOException, InterruptedException {
        try (ProgressLine line = ProgressLine.on(spec.commandLine().getErr())) {
            return switch (engine) {
                case EMBEDDED -> new LedgerBench(settings, Source.version(), line).run();
                case RAFT -> new ProcessBench(settings, Source.version(), line).run();
            };
        } catch (OrderingException | ProofException e) {
            throw new CommandFailed("the measurement failed: " + e.getMessage(), e);
        }
    }

    private void write(LedgerReport report) throws IOException {
        if (json != null) {
            Files.writeString(json, asJson(report) + System.lineSeparator());
        }
    }

    private void print(LedgerReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%.0f transactions a second by %d node(s), %d entries in the state%n",
                report.perSecond(),
                nodes,
                report.entries());
        report.alone()
                .ifPresent(one -> out.printf(
                        Locale.ROOT,
                        "one node alone: %.0f a second, final after %.0f ms (median), %.0f ms (99 %%); %.0f us of CPU each%n",
                        one.perSecond(),
                        one.p50(),
                        one.p99(),
                        one.cpuEach()));
        out.printf(
                Locale.ROOT,
                "final after %.0f ms (median), %.0f ms (99 %%), %.0f ms (longest); %.0f us of CPU each%n",
                report.p50(),
                report.p99(),
                report.max(),
                report.cpuEach());
        out.printf(
                Locale.ROOT,
                "a proof of a record: checked in %.0f us, made in %.0f us, %d bytes%n",
                report.proof().micros(),
                report.proof().makeMicros(),
                report.proof().bytes());
        if (json == null) {
            out.println(asJson(report));
        }
        out.flush();
    }

    private static String asJson(LedgerReport report) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report);
    }
}
