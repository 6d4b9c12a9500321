package org.stele.cli.demo;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.scenario.Cast;
import org.stele.testkit.scenario.Casting;
import org.stele.testkit.scenario.Followed;
import org.stele.testkit.scenario.Place;
import org.stele.testkit.scenario.Samples;
import org.stele.testkit.scenario.Scenario;
import org.stele.testkit.scenario.StepFailed;
import org.stele.testkit.scenario.UnusableSample;
import org.stele.wallet.http.NodeProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stele demo}: four organisations in this process, and the whole story. */
@Command(
        name = "demo",
        description = "Start two hospitals, an insurer and a medical board on this machine, and play the whole story.")
public final class DemoCommand implements Callable<Integer> {
    /** As shells have it: 128 and the signal's number. */
    private static final int INTERRUPTED = 130;

    @Option(names = "--once", description = "End after the story; exit code 0 only if every step held.")
    private boolean once;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keep what the demo makes there: an empty or new folder.")
    private @Nullable Path kept;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Patients' FHIR bundles of your own, as Synthea writes them.")
    private @Nullable Path data;

    @Override
    public Integer call() throws Exception {
        try {
            return play(Samples.in(data == null ? installedSamples() : data));
        } catch (UnusableSample e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (StepFailed | NodeProblem e) {
            throw new CommandFailed("the story stops: " + e.getMessage(), e);
        }
    }

    private int play(Samples samples) throws Exception {
        try (OpenDemo demo = OpenDemo.in(kept)) {
            return play(samples, demo);
        }
    }

    /** Whoever presses Ctrl-C is not told that the nodes no longer answer. */
    private int play(Samples samples, OpenDemo demo) throws Exception {
        try {
            tell(samples, demo);
            return 0;
        } catch (Exception e) { // whatever the story stopped with
            if (demo.interrupted()) {
                return INTERRUPTED;
            }
            throw e;
        }
    }

    private void tell(Samples samples, OpenDemo demo) throws Exception {
        Path folder = demo.folder();
        long begun = System.nanoTime();
        System.out.println("starting two hospitals, an insurer and a medical board in " + folder);
        EmbeddedNetwork network = demo.found();
        Cast cast = Casting.of(network);
        System.out.printf("all four nodes answer after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        Followed story =
                Scenario.play(cast, samples, folder.resolve("proofs"), new TerminalNarrator(System.out, hasTerminal()));
        System.out.printf("%nevery step held, after %.1f s%n", (System.nanoTime() - begun) / 1e9);
        show(cast, folder, network);
        if (!once) {
            System.out.print(new PatientsTurn(cast, story.spare()).text());
            System.out.println("\nThe network stays up until Ctrl-C.");
            new CountDownLatch(1).await();
        }
    }

    private static boolean hasTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static void show(Cast cast, Path folder, EmbeddedNetwork network) {
        System.out.println("\nWhere to look");
        for (Place place : cast.all()) {
            System.out.println("  " + place.name() + ": " + place.node().base() + "/v1/network, /v1/openapi.json,"
                    + " /actuator/health");
        }
        System.out.println("  proofs: " + folder.resolve("proofs"));
        System.out.println(
                "  check one: ./stele verify " + folder.resolve("proofs").resolve("8-trail.stele-proof") + " --genesis "
                        + network.directory().genesis());
    }

    private static Path installedSamples() {
        String home = System.getProperty("stele.home", "");
        Path samples = Path.of(home).resolve("samples").resolve("bundles");
        if (!Files.isDirectory(samples)) {
            throw new CommandFailed("no sample patients at " + samples + ": name a folder with --data");
        }
        return samples;
    }
}
