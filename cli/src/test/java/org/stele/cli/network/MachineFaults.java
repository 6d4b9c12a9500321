package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.stele.testkit.history.History;
import org.stele.testkit.machine.FailingMachine;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.NodeProblem;

/**
 * What can befall the machines of four nodes while clients write at all of them. Each ends when all four finish writes again, by
 * themselves but for what the node said that its operator should do.
 */
final class MachineFaults {
    static final List<String> LABELS =
            NetworkPlan.standard().members().stream().map(MemberPlan::label).toList();

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SLOW = Duration.ofMillis(300);
    private static final String CLOCK_OFF = "CLOCK_OFF";

    private final Rehearsal rehearsal;
    private final Map<String, FailingMachine> machines;
    private final History history;

    MachineFaults(Rehearsal rehearsal, Map<String, FailingMachine> machines, History history) {
        this.rehearsal = rehearsal;
        this.machines = Map.copyOf(machines);
        this.history = history;
    }

    void allGoOn() throws Exception {
        history.awaitWrites(PATIENCE, LABELS);
    }

    /** All go on, this one too, only later. */
    void slowDisk(String label) throws Exception {
        machine(label).slowDisk(SLOW);
        allGoOn();
        machine(label).slowDisk(Duration.ZERO);
        allGoOn();
    }

    /** The process stands still, and goes on as if nothing had been. */
    void standstill(String label) throws Exception {
        signal("-STOP", label);
        try {
            othersGoOn(label);
        } finally {
            signal("-CONT", label);
        }
        allGoOn();
    }

    /** The node says what to do and ends; when that was done, it comes back. */
    void fullDisk(String label) throws Exception {
        NodeProcess node = node(label);
        ProcessHandle process = node.running().orElseThrow();
        int before = said(node).length();
        machine(label).fillDisk();
        othersGoOn(label);
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(said(node).substring(before)).contains("free space");
        machine(label).makeRoom();
        comeBack(List.of(node));
        allGoOn();
    }

    /** The node says so and takes nothing; with the clock set right it goes on by itself. */
    void clockOff(String label, Duration ahead) throws Exception {
        machine(label).setClock(ahead);
        othersGoOn(label);
        awaitClockOff(label);
        machine(label).setClock(Duration.ZERO);
        allGoOn();
    }

    void kill(String label) throws Exception {
        node(label).kill();
        othersGoOn(label);
        comeBack(List.of(node(label)));
        allGoOn();
    }

    /**
     * They end in one moment, and their disks have what was synced. Whoever is not among them still has their votes, and would find
     * a second one.
     */
    void powerLoss(List<String> labels) throws Exception {
        List<NodeProcess> nodes = labels.stream().map(this::node).toList();
        nodes.forEach(node -> node.running().ifPresent(ProcessHandle::destroyForcibly));
        long told = history.highest();
        for (NodeProcess node : nodes) {
            node.kill();
            assertThat(machine(node.label()).isInUse()).as(node.label()).isTrue();
            machine(node.label())
                    .losePower(List.of(
                            node.configuration().directory().ledger(),
                            node.configuration().directory().raft(1)));
        }
        comeBack(nodes);
        allGoOn();
        for (NodeProcess node : rehearsal.network().nodes()) {
            rehearsal.registerAt(node.label());
            assertThat(rehearsal
                            .client(node)
                            .get("/v1/network")
                            .path("certifiedHeight")
                            .asLong())
                    .as(node.label())
                    .isGreaterThan(told);
        }
    }

    /** No member can be proven to have signed two headers at one height. */
    void nobodyVotedTwice() throws Exception {
        for (NodeProcess node : rehearsal.network().nodes()) {
            assertThat(rehearsal.client(node).get("/v1/network/status").path("evidence"))
                    .as(node.label())
                    .isEmpty();
        }
    }

    private static String said(NodeProcess node) throws IOException {
        return Files.readString(node.console());
    }

    private void othersGoOn(String label) throws Exception {
        history.awaitWrites(
                PATIENCE, LABELS.stream().filter(other -> !other.equals(label)).toList());
    }

    private void awaitClockOff(String label) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String code = "";
        while (!code.equals(CLOCK_OFF) && System.nanoTime() < end) {
            try {
                rehearsal.registerAt(label);
            } catch (NodeProblem e) {
                code = e.code();
            }
        }
        assertThat(code).isEqualTo(CLOCK_OFF);
    }

    private static void comeBack(List<NodeProcess> nodes) throws IOException, InterruptedException {
        for (NodeProcess node : nodes) {
            node.start();
        }
        for (NodeProcess node : nodes) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
    }

    private void signal(String signal, String label) throws IOException {
        String process = Long.toString(node(label).running().orElseThrow().pid());
        int exit = new ProcessBuilder("kill", signal, process)
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(exit).as("kill %s %s", signal, process).isZero();
    }

    private NodeProcess node(String label) {
        return rehearsal.network().node(label);
    }

    private FailingMachine machine(String label) {
        FailingMachine machine = machines.get(label);
        if (machine == null) {
            throw new IllegalArgumentException("no machine is called " + label);
        }
        return machine;
    }
}
