package org.stele.cli.leaks;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stele.benchmarks.fhir.FhirTarget;
import org.stele.benchmarks.fhir.OwnHospital;
import org.stele.benchmarks.withheld.OwnSecret;
import org.stele.benchmarks.withheld.Secret;
import org.stele.benchmarks.withheld.WithheldReport;
import org.stele.benchmarks.withheld.WithheldSuite;
import org.stele.cli.CommandFailed;
import org.stele.cli.bench.ProgressLine;
import org.stele.cli.bench.WorkFolder;
import org.stele.crypto.Bytes;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code stele leaks}. */
@Command(
        name = "leaks",
        description = {
            "Ask a FHIR R4 server, in every way that FHIR has, for a resource that whoever asks may not see and for one that"
                    + " never was, and tell whether the answers differ: in status, headers, body or time.",
            "Without --url a hospital of a network in this process, where a patient keeps a diagnosis back.",
            "Exit code 0: nothing tells them apart. 1: something does, or the server could not be asked."
        })
public final class LeaksCommand implements Callable<Integer> {
    private static final int FEWEST = 20;

    /** A server of whoever's making. */
    static final class Other {
        @Option(
                names = "--url",
                required = true,
                description = "The server's base, for instance http://localhost:8080/fhir.")
        private URI url = URI.create("");

        @ArgGroup(exclusive = false, multiplicity = "1")
        private SecretOptions secret = new SecretOptions();
    }

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false)
    private @Nullable Other other;

    @Option(
            names = "--header",
            paramLabel = "NAME=VALUE",
            description = "A header of every request to --url, for instance Authorization=\"Bearer …\".")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = {
                "Ask by writing and deleting too, with this resource: of the same kind and patient, without an id.",
                "A server that leaks may lose the withheld one."
            })
    private @Nullable Path fresh;

    @Option(
            names = "--samples",
            defaultValue = "300",
            description = "How many answers of each kind are timed, for each way of asking (${DEFAULT-VALUE}).")
    private int samples;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there, too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException {
        if (samples < FEWEST) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--samples takes 20 and more");
        }
        try {
            WithheldReport report = other == null ? own() : others(other);
            if (json != null) {
                Files.writeString(json, asJson(report) + System.lineSeparator());
            }
            print(report);
            return report.tells() ? 1 : 0;
        } catch (IOException e) {
            throw new CommandFailed("the server could not be asked: " + e.getMessage(), e);
        }
    }

    private WithheldReport own() throws IOException, InterruptedException {
        try (WorkFolder folder = WorkFolder.in(null);
                OwnHospital hospital = OwnHospital.found(folder.path().resolve("network"))) {
            OwnSecret secret = new OwnSecret(hospital);
            return run(hospital.target(), secret.keptBack(), Optional.of(secret.fresh()));
        }
    }

    private WithheldReport others(Other server) throws IOException, InterruptedException {
        Map<String, String> fixed = Map.copyOf(headers);
        Optional<Bytes> body = fresh == null ? Optional.empty() : Optional.of(Bytes.wrap(Files.readAllBytes(fresh)));
        try (FhirTarget target = new FhirTarget(server.url, (_, _, _) -> fixed)) {
            return run(target, server.secret.secret(), body);
        }
    }

    private WithheldReport run(FhirTarget target, Secret secret, Optional<Bytes> body)
            throws IOException, InterruptedException {
        try (ProgressLine line = ProgressLine.on(spec.commandLine().getErr())) {
            return new WithheldSuite(target, secret, samples, line).run(body);
        }
    }

    private void print(WithheldReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-32s %7s %8s %15s %10s %12s%n", "", "status", "samples", "right by time", "chance", "medians, us");
        report.rows().forEach(row -> print(report, row, out));
        report.mentions().forEach(path -> out.println("the withheld one is in the answer to " + path));
        out.println(
                report.tells()
                        ? "what is withheld can be told from what never was"
                        : "nothing tells what is withheld from what never was");
        out.flush();
    }

    private static void print(WithheldReport report, WithheldReport.Row row, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-32s %7d %8d %15.3f %10.4f %12.0f%s%n",
                row.probe(),
                row.status(),
                row.samples(),
                row.right(),
                row.chance(),
                row.apart(),
                verdict(report, row));
    }

    private static String verdict(WithheldReport report, WithheldReport.Row row) {
        if (!report.tells(row)) {
            return "";
        }
        return row.difference().isEmpty() ? "  TELLS by time" : "  TELLS by " + row.difference();
    }

    private static String asJson(WithheldReport report) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(report);
    }
}
