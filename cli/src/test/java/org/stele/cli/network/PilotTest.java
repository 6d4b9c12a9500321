package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.block.Header;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.Submitted;

/**
 * {@code docs/operate.md} on how networks begin, followed line by line by organisations that make everything themselves, each node a
 * process of its own.
 */
@Tag("faults")
class PilotTest {
    private static final String REMARK = "\n# asked for by our auditors\nintake:\n  profiles: \"off\"";

    @TempDir
    private Path folder;

    private OperatePage page;
    private Operators operators;
    private ProcessNetwork network;
    private Founders founders;

    @BeforeEach
    void openThePage() throws IOException {
        page = OperatePage.under("Begin a real one", "From a pilot to a consortium");
        network = ProcessNetwork.empty(folder.resolve("network"));
        operators = new Operators(folder, network, page);
        founders = new Founders(folder, network, operators);
    }

    @AfterEach
    void end() {
        network.down();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void organisationsBeginTogether() throws Exception {
        founders.makeKeysAndTheGenesis("north", "south");
        for (String label : List.of("north", "south")) {
            operators.follow("./stele network join $NODE $PROPOSALS --genesis", label);
            operators.start("./stele node run $NODE", label, Rehearsal.COMMAND);
        }
        for (NodeProcess node : network.nodes()) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
        requireThatAnswersAreTheSame(operators.registers("north"), operators.registers("south"));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aPilotBecomesAConsortiumWithTheLedgerThatItHas() throws Exception {
        oneBeginsAlone("north");
        Submitted alone = operators.registers("north");
        founders.makesItsKeys("east");
        isNotAdmittedYet("east", "north");
        isNotMovedYet("north");
        List<Header> first = itsEpochEnds("north");
        itGoesOnOverRaft("north");
        Submitted ordered = operators.registers("north");
        assertThat(ordered.height()).isGreaterThanOrEqualTo(first.size());
        isAdmitted("east", "north");
        requireThatAnswersAreTheSame(alone, ordered, operators.registers("east"), operators.registers("north"));
        network.down();
        requireThatTheChainGoesOn(first, "north", "east");
        assertThat(page.notGiven())
                .as("what the other way to begin has")
                .singleElement()
                .asString()
                .startsWith("./stele network join $NODE $PROPOSALS --genesis");
    }

    private void oneBeginsAlone(String label) throws Exception {
        founders.makeKeysAndTheGenesis(label);
        operators.follow("./stele network join $NODE $NODE/proposal.json --pilot", label);
        Files.writeString(configuration(label), REMARK, StandardOpenOption.APPEND);
        runs(label);
    }

    private void runs(String label) throws Exception {
        operators.start("./stele node run $NODE", label, Rehearsal.COMMAND).awaitReady(ProcessNetwork.PATIENCE);
    }

    private void isNotAdmittedYet(String candidate, String label) {
        operators.set(label, "CANDIDATE", founders.proposal(candidate));
        assertThat(refused("./stele network propose --admit", label)).contains("begin an epoch over Raft first");
    }

    private void isNotMovedYet(String label) throws Exception {
        String before = Files.readString(configuration(label));
        assertThat(refused("./stele network to-raft", label)).contains("a node uses the ledger", "stop it first");
        network.node(label).stop();
        assertThat(refused("./stele network to-raft", label)).contains("epoch 1 has not ended");
        assertThat(configuration(label)).hasContent(before);
        runs(label);
    }

    private List<Header> itsEpochEnds(String label) throws Exception {
        long first = operators.certified(label) + 4;
        operators.set(label, "HEIGHT", String.valueOf(first));
        operators.follow("./stele network propose --epoch", label);
        assertThat(operators.said()).contains("decided");
        NodeProcess node = network.node(label);
        node.awaitEnd(ProcessNetwork.PATIENCE);
        assertThat(NodeFiles.console(node)).contains("epoch 1 ended with block " + (first - 1));
        List<Header> chain = StoredChains.certified(node);
        assertThat(chain).hasSize((int) first);
        return chain;
    }

    private void itGoesOnOverRaft(String label) throws Exception {
        operators.follow("./stele network to-raft", label);
        assertThat(configuration(label)).content().contains(REMARK);
        assertThat(refused("./stele network to-raft", label)).contains("says ordering: raft already");
        runs(label);
    }

    private void isAdmitted(String candidate, String label) throws Exception {
        operators.follow("./stele network propose --admit", label);
        assertThat(operators.said()).contains("decided");
        founders.hears(candidate, label);
        operators.set(candidate, "HASH", operators.of(label, "HASH"));
        operators.follow("./stele network join $NODE $PROPOSALS --admitted", candidate);
        operators.start("./stele node run $NODE", candidate, Rehearsal.COMMAND);
        operators.await(
                candidate, "not in the order", status -> status.ordering().takesPart());
        network.node(candidate).awaitReady(ProcessNetwork.PATIENCE);
        network.node(label).awaitReady(ProcessNetwork.PATIENCE);
    }

    private String refused(String line, String label) {
        assertThat(operators.execute(operators.line(line, label))).as(line).isEqualTo(1);
        return operators.said();
    }

    /** Of each of them, at every node. */
    private void requireThatAnswersAreTheSame(Submitted... written) throws Exception {
        long newest =
                List.of(written).stream().mapToLong(Submitted::height).max().orElseThrow();
        for (NodeProcess node : network.nodes()) {
            operators.await(node.label(), "behind", status -> status.certifiedHeight() >= newest);
            for (Submitted one : written) {
                assertThat(operators
                                .client(node.label())
                                .get("/v1/transactions/" + one.transaction())
                                .path("height")
                                .asLong())
                        .as(node.label())
                        .isEqualTo(one.height());
            }
        }
    }

    private void requireThatTheChainGoesOn(List<Header> first, String... labels) throws Exception {
        for (String label : labels) {
            List<Header> chain = StoredChains.certified(network.node(label));
            assertThat(chain.subList(0, first.size())).as(label).isEqualTo(first);
            Header next = chain.get(first.size());
            assertThat(next.epoch()).isEqualTo(2);
            assertThat(next.previous()).isEqualTo(first.getLast().hash());
        }
    }

    private Path configuration(String label) {
        return new NodeDirectory(Path.of(operators.of(label, "NODE"))).configuration();
    }
}
