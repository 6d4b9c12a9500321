package org.stele.cli.demo;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.NetworkPlan;
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
        try (Workspace workspace = Workspace.open(kept)) {
            return play(samples, workspace);
        }
    }

    private int play(Samples samples, Workspace workspace) throws Exception {
        Path folder = workspace.folder();
        long begun = System.nanoTime();
        System.out.println("starting two hospitals, an insurer and a medical board in " + folder);
        try (EmbeddedNetwork network = EmbeddedNetwork.found(folder, NetworkPlan.standard())) {
            Cast cast = Casting.of(network);
            System.out.printf("all four nodes answer after %.1f s%n", (System.nanoTime() - begun) / 1e9);
            Followed story = Scenario.play(
                    cast, samples, folder.resolve("proofs"), new TerminalNarrator(System.out, hasTerminal()));
            System.out.printf("%nevery step held, after %.1f s%n", (System.nanoTime() - begun) / 1e9);
            show(cast, folder, network);
            if (!once) {
                System.out.print(new PatientsTurn(cast, story.spare()).text());
                stayUp(network, workspace);
            }
            return 0;
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

    private static void stayUp(EmbeddedNetwork network, Workspace workspace) throws InterruptedException {
        System.out.println("\nThe network stays up until Ctrl-C.");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(network, workspace)));
        new CountDownLatch(1).await();
    }

    private static void end(EmbeddedNetwork network, Workspace workspace) {
        try (workspace;
                network) {
            System.out.println("ending the network");
        } catch (IOException e) {
            System.err.println("stele: could not remove " + workspace.folder() + ": " + e.getMessage());
        }
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
