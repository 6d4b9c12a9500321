package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.History;
import org.stele.testkit.machine.FailingMachine;
import org.stele.testkit.machine.MachineLibrary;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.Submitted;

/**
 * Four nodes, each a process on a machine of its own that can fail: nothing that was said to be final is lost, nobody votes
 * twice, and the network goes on by itself, or says what to do.
 */
@Tag("faults")
class MachineFaultsTest {
    /** More than one author may have waiting, and fewer than a node has places. */
    private static final int CONNECTIONS = 300;

    private static final int WRITES = 5;
    /** Far more than a write takes here, and far less than all that floods would. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final History history = new History();
    private final List<Client> clients = new ArrayList<>();
    private final Map<String, FailingMachine> machines = new HashMap<>();
    private Rehearsal rehearsal;
    private MachineFaults faults;

    @BeforeEach
    void bringUp() throws Exception {
        Optional<Path> library = MachineLibrary.compile(folder.resolve("library"));
        assumeTrue(library.isPresent(), "skipped: machines that fail need Linux and a C compiler: install gcc");
        rehearsal = Rehearsal.found(folder, library.orElseThrow(), machines);
        rehearsal.network().up(ProcessNetwork.PATIENCE);
        clients.addAll(rehearsal.clients(history));
        faults = new MachineFaults(rehearsal, machines, history);
        faults.allGoOn();
    }

    @AfterEach
    void takeDown() {
        clients.forEach(Client::close);
        if (rehearsal != null) {
            rehearsal.network().down();
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theySurviveWhatBefallsTheirMachines() throws Exception {
        oneWhoFloodsIsToldToWaitAndOthersAreServed();
        faults.slowDisk(leader());
        faults.standstill(leader());
        faults.clockOff("insurer", Duration.ofSeconds(30));
        faults.clockOff("hospital-b", Duration.ofSeconds(-30));
        faults.fullDisk(leader());
        faults.powerLoss(MachineFaults.LABELS.subList(1, MachineFaults.LABELS.size()));
        faults.powerLoss(MachineFaults.LABELS);
        faults.nobodyVotedTwice();
        clients.forEach(Client::close);
        StoredChains.requireOneOrder(rehearsal, rehearsal.network().nodes(), history);
    }

    /** At the node of the one who floods, where it is the most. */
    private void oneWhoFloodsIsToldToWaitAndOthersAreServed() throws Exception {
        Holder other = rehearsal.administration("insurer");
        NodeClient there = rehearsal.client(rehearsal.network().node("hospital-a"));
        Flood flood = Flood.begin(
                rehearsal.network().node("hospital-a"), rehearsal.administration("hospital-a"), CONNECTIONS);
        try (flood) {
            assertThat(flood.awaitRefusal()).isTrue();
            for (int i = 0; i < WRITES; i++) {
                long asked = System.nanoTime();
                Submitted written = there.submit(rehearsal.registration(other));
                assertThat(written.height()).isPositive();
                assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(BOUND);
            }
            history.awaitWrites(BOUND, List.of("insurer", "board", "hospital-b"));
            for (NodeProcess node : rehearsal.network().nodes()) {
                assertThat(Resident.mebibytes(node)).as(node.label()).isBetween(1L, Resident.BOUND_MEBIBYTES);
            }
        }
        assertThat(flood.refusals()).allSatisfy(refusal -> {
            assertThat(refusal.headers().firstValue("Retry-After")).contains("1");
            assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refusal.body()).contains("\"code\":\"OVERLOADED\"");
        });
        assertThat(flood.others()).contains(201).doesNotContain(500);
        faults.allGoOn();
    }

    private String leader() {
        return rehearsal.leader().label();
    }
}
