package org.stele.cli.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.benchmarks.fhir.FhirBench;
import org.stele.benchmarks.fhir.FhirBenchSettings;
import org.stele.benchmarks.fhir.FhirReport;
import org.stele.benchmarks.fhir.FhirTarget;
import org.stele.benchmarks.fhir.OwnHospital;
import org.stele.cli.CommandFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code stele bench fhir}. */
@Command(
        name = "fhir",
        description = {
            "Write made-up patients to a FHIR R4 server, then read, search and write by few and by many at once.",
            "Without --url a hospital of a network in this process, whose work is in the CPU figures then."
        })
final class FhirCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            description = "The server's base, for instance http://localhost:8080/fhir. It keeps what is written to it.")
    private @Nullable URI url;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "A header of every request to --url, for instance Authorization=\"Bearer …\".")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(names = "--patients", defaultValue = "100", description = "How many to write (${DEFAULT-VALUE}).")
    private int patients;

    @Option(
            names = "--observations",
            defaultValue = "20",
            description = "How many to write of each patient (${DEFAULT-VALUE}).")
    private int observations;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "For each operation and number of connections (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,8,32",
            description = "How many ask at once, one measurement after another (${DEFAULT-VALUE}).")
    private List<Integer> connections = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException {
        FhirBenchSettings settings = settings();
        try {
            FhirReport report = url == null ? own(settings) : others(settings, url);
            if (json != null) {
                Files.writeString(json, asJson(report) + System.lineSeparator());
            }
            print(report);
        } catch (IOException e) {
            throw new CommandFailed("the measurement failed: " + e.getMessage(), e);
        }
        return 0;
    }

    private FhirBenchSettings settings() {
        try {
            return new FhirBenchSettings(patients, observations, seconds, connections);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private FhirReport own(FhirBenchSettings settings) throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.in(null);
                OwnHospital hospital = OwnHospital.found(folder.path().resolve("network"))) {
            return run(settings, hospital.target(), "a hospital in this process");
        }
    }

    private FhirReport others(FhirBenchSettings settings, URI base) throws IOException, InterruptedException {
        Map<String, String> fixed = Map.copyOf(headers);
        try (FhirTarget target = new FhirTarget(base, (_, _, _) -> fixed)) {
            return run(settings, target, base.toString());
        }
    }

    private FhirReport run(FhirBenchSettings settings, FhirTarget target, String server)
            throws IOException, InterruptedException {
        try (ProgressLine line = ProgressLine.on(spec.commandLine().getErr())) {
            return new FhirBench(settings, target, line).run(server, Source.version());
        }
    }

    private void print(FhirReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %d patients, %d observations, written at %.0f a second%n",
                report.server(),
                report.patients(),
                report.observations(),
                report.load().perSecond());
        out.printf(
                "%-27s %11s %10s %9s %9s %9s %8s %10s%n",
                "", "connections", "a second", "p50 ms", "p95", "p99", "failed", "CPU us");
        report.rows().forEach(row -> print(row, out));
        out.flush();
    }

    private static void print(FhirReport.Row row, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-27s %11d %10.0f %9.1f %9.1f %9.1f %8d %10.0f%n",
                row.operation().toLowerCase(Locale.ROOT).replace('_', ' '),
                row.connections(),
                row.perSecond(),
                row.p50(),
                row.p95(),
                row.p99(),
                row.failed(),
                row.cpuEach());
        if (row.failed() > 0) {
            out.println("  the first that failed: " + row.firstFailure());
        }
    }

    private static String asJson(FhirReport report) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report);
    }
}
