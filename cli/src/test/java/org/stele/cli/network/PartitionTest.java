package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.Event;
import org.stele.testkit.history.History;
import org.stele.testkit.network.MemberPlan;
import org.stele.testkit.network.NetworkPlan;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.testkit.wire.Wires;
import org.stele.wallet.http.NodeProblem;

/** Four processes whose ways to each other are cut in each shape: there is no fork, and they go on by themselves. */
@Tag("faults")
class PartitionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** How often each node is looked at, ten times a second, until it says that nothing becomes final. */
    private static final int LOOKS = 170;

    private static final int NOT_FINAL_YET = 504;

    @TempDir
    private Path folder;

    private final History history = new History();
    private final List<Client> clients = new ArrayList<>();
    private Wires wires;
    private Rehearsal rehearsal;

    @BeforeEach
    void bringUp() throws Exception {
        List<String> labels =
                NetworkPlan.standard().members().stream().map(MemberPlan::label).toList();
        wires = new Wires(Files.createDirectory(folder.resolve("wires")), labels);
        rehearsal = Rehearsal.found(folder.resolve("network"), wires);
        rehearsal.network().up(ProcessNetwork.PATIENCE);
        clients.addAll(rehearsal.clients(history));
    }

    @AfterEach
    void takeDown() throws Exception {
        for (Client client : clients) {
            client.close();
        }
        rehearsal.network().down();
        wires.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyNeverForkAndGoOnByThemselves() throws Exception {
        allGoOn();
        aLeaderAloneFinishesNothingAndTheOthersGoOn();
        twoAndTwoFinishNothing();
        aLeaderWhomNobodyHearsIsReplaced();
        aLeaderWhoHearsNobodyIsReplaced();
        clients.forEach(Client::close);
        StoredChains.requireOneOrder(rehearsal, rehearsal.network().nodes(), history);
    }

    private void aLeaderAloneFinishesNothingAndTheOthersGoOn() throws Exception {
        String leader = leader();
        wires.part(List.of(leader));
        writesGoOnAt(others(leader));
        long begin = System.nanoTime();
        writesGoOnAt(others(leader));
        assertThat(history.finalSince(begin, leader)).isZero();
        healed();
    }

    /** Each side goes on answering what is certified, and says at once why it takes nothing. */
    private void twoAndTwoFinishNothing() throws Exception {
        wires.part(List.of("hospital-a", "board"));
        long begin = System.nanoTime();
        history.await(PATIENCE, () -> labels().stream().allMatch(label -> looksSince(begin, label) > LOOKS));
        assertThat(labels())
                .allSatisfy(label ->
                        assertThat(history.finalSince(begin, label)).as(label).isLessThanOrEqualTo(1));
        NodeProblem problem = answerAt("insurer");
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("NOT_CERTIFIED");
        healed();
    }

    /** What a node says that takes nothing; what it let in just before it found out is only not final yet. */
    private NodeProblem answerAt(String label) throws Exception {
        NodeProblem problem;
        do {
            problem = catchThrowableOfType(NodeProblem.class, () -> rehearsal.registerAt(label));
            assertThat(problem).isNotNull();
        } while (problem.status() == NOT_FINAL_YET);
        return problem;
    }

    private void aLeaderWhomNobodyHearsIsReplaced() throws Exception {
        String leader = leader();
        others(leader).forEach(other -> wires.holdUp(leader, other));
        writesGoOnAt(others(leader));
        healed();
    }

    private void aLeaderWhoHearsNobodyIsReplaced() throws Exception {
        String leader = leader();
        others(leader).forEach(other -> wires.holdUp(other, leader));
        writesGoOnAt(others(leader));
        healed();
    }

    private void healed() throws Exception {
        wires.heal();
        allGoOn();
        assertThat(Contradictions.in(history)).isEmpty();
    }

    private void allGoOn() throws Exception {
        writesGoOnAt(labels());
    }

    private void writesGoOnAt(List<String> labels) throws Exception {
        history.awaitWrites(PATIENCE, labels);
    }

    private long looksSince(long begin, String label) {
        return history.events().stream()
                .filter(event ->
                        event instanceof Event.Looked look && look.client().equals(label) && look.asked() > begin)
                .count();
    }

    private String leader() {
        return rehearsal.leader().label();
    }

    private List<String> labels() {
        return wires.labels();
    }

    private List<String> others(String label) {
        return labels().stream().filter(other -> !other.equals(label)).toList();
    }
}
