package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.History;
import org.stele.testkit.machine.FailingMachine;
import org.stele.testkit.machine.MachineLibrary;
import org.stele.testkit.processes.ProcessNetwork;

/**
 * Four nodes under load for as long as {@code -Dstele.soak=60m} says, one fault after the other, drawn by chance. What was seen
 * is written as JSON to {@code -Dstele.soak.report}, also where something is wrong.
 */
@EnabledIfSystemProperty(named = "stele.soak", matches = ".+")
class SoakTest {
    private static final int CONNECTIONS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private final History history = new History();
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, FailingMachine> machines = new HashMap<>();
    private Rehearsal rehearsal;
    private MachineFaults faults;

    @BeforeEach
    void bringUp() throws Exception {
        Path library = MachineLibrary.compile(folder.resolve("library"))
                .orElseThrow(() -> new IllegalStateException("a soak needs Linux and a C compiler: install gcc"));
        rehearsal = Rehearsal.found(folder, library, machines);
        rehearsal.network().up(ProcessNetwork.PATIENCE);
        clients.addAll(rehearsal.clients(history));
        faults = new MachineFaults(rehearsal, machines, history);
    }

    @AfterEach
    void takeDown() {
        clients.forEach(Client::close);
        if (rehearsal != null) {
            rehearsal.network().down();
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.DAYS)
    void nothingIsLostAndTheNetworkGoesOnForAsLongAsItIsAskedTo() throws Exception {
        Duration wanted = Duration.parse("PT" + System.getProperty("stele.soak"));
        SoakReport report = new SoakReport(history, rehearsal.network().nodes());
        try {
            faults.allGoOn();
            run(wanted, report);
            check(report);
        } finally {
            Path file = Path.of(System.getProperty("stele.soak.report", "target/soak.json"));
            Files.write(file, report.json());
            System.out.println("the soak's figures are in " + file.toAbsolutePath());
        }
    }

    private void run(Duration wanted, SoakReport report) throws Exception {
        long end = System.nanoTime() + wanted.toNanos();
        report.sample();
        while (System.nanoTime() < end) {
            Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
            report.begin(fault.name());
            befall(fault, MachineFaults.LABELS.get(random.nextInt(MachineFaults.LABELS.size())));
            report.end(fault.name());
            report.begin("NONE");
            history.awaitWrites(PATIENCE, MachineFaults.LABELS);
            report.end("NONE");
            report.sample();
        }
    }

    private enum Fault {
        KILL,
        SLOW_DISK,
        STANDSTILL,
        FULL_DISK,
        CLOCK_AHEAD,
        CLOCK_BEHIND,
        POWER_LOSS,
        FLOOD
    }

    private void befall(Fault fault, String label) throws Exception {
        switch (fault) {
            case KILL -> faults.kill(label);
            case SLOW_DISK -> faults.slowDisk(label);
            case STANDSTILL -> faults.standstill(label);
            case FULL_DISK -> faults.fullDisk(label);
            case CLOCK_AHEAD -> faults.clockOff(label, Duration.ofSeconds(30));
            case CLOCK_BEHIND -> faults.clockOff(label, Duration.ofSeconds(-30));
            case POWER_LOSS -> faults.powerLoss(MachineFaults.LABELS);
            case FLOOD -> flood(label);
        }
    }

    private void flood(String label) throws Exception {
        try (Flood flood = Flood.begin(rehearsal.network().node(label), rehearsal.administration(label), CONNECTIONS)) {
            assertThat(flood.awaitRefusal()).isTrue();
            history.awaitWrites(
                    PATIENCE,
                    MachineFaults.LABELS.stream()
                            .filter(other -> !other.equals(label))
                            .toList());
        }
    }

    private void check(SoakReport report) throws Exception {
        faults.nobodyVotedTwice();
        clients.forEach(Client::close);
        report.contradictions(Contradictions.in(history));
        StoredChains.requireOneOrder(rehearsal, rehearsal.network().nodes(), history);
        report.chainsChecked();
        assertThat(report.largestResident()).isBetween(1L, Resident.BOUND_MEBIBYTES);
    }
}
