package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.network.Member;
import org.stele.node.config.NodeDirectory;
import org.stele.testkit.network.Ports;
import org.stele.testkit.processes.JavaCommand;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.NodeProblem;

/**
 * {@code docs/operate.md}, from the members' decisions on, followed line by line by the operators of four nodes, each a process
 * of its own, ordered by Raft.
 */
@Tag("faults")
class OperateTest {
    @TempDir
    private Path folder;

    private OperatePage page;
    private Operators operators;
    private ProcessNetwork network;
    private JavaCommand later;

    @BeforeEach
    void found() throws IOException {
        page = OperatePage.under(
                "Decide together", "Rotate keys", "Back a node up, and restore it", "Move a node to another machine");
        network = Rehearsal.found(folder.resolve("network")).network();
        operators = new Operators(folder, network, page);
        later = Rehearsal.COMMAND.with(LaterRules.release(folder.resolve("release")));
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyLineOfThePageDoesWhatItSays() throws Exception {
        try {
            network.up(ProcessNetwork.PATIENCE);
            aMemberRotatesEachOfItsKeys("insurer");
            aNodeIsRestoredAndVotesAgain("hospital-b");
            aNodeMovesToOtherAddresses("hospital-a");
            // of four, three make the order and vote: without the restored one and the moved one nothing would be final
            theLaterReleaseIsInstalled("board", "hospital-a");
            aMemberIsAdmitted("east");
            // of five, four vote
            network.node("insurer").kill();
            operators.writes("east");
            aMemberIsExpelled("insurer");
            theyGoByOtherRulesAndANodeWithoutThemStops("east");
            anEpochEndsAndTheNextBegins();
            assertThat(page.notGiven()).isEmpty();
        } finally {
            network.down();
        }
    }

    private void aMemberRotatesEachOfItsKeys(String label) throws Exception {
        Member before = operators.member(label);
        for (String key : List.of("vote", "transactions", "sealing", "tls")) {
            operators.follow("./stele network rotate " + key, label);
        }
        NodeProcess node = network.node(label);
        node.stop();
        node.start();
        node.awaitReady(ProcessNetwork.PATIENCE);
        operators.follow("./stele network rotate administration", label);
        operators.set(label, "WALLET", operators.of(label, "NEW_WALLET"));
        Member after = operators.member(label);
        assertThat(after.keys().vote()).isNotEqualTo(before.keys().vote());
        assertThat(after.keys().transactions()).isNotEqualTo(before.keys().transactions());
        assertThat(after.keys().sealing()).isNotEqualTo(before.keys().sealing());
        assertThat(after.keys().tls()).isPresent().isNotEqualTo(before.keys().tls());
        assertThat(after.keys().administration()).isNotEqualTo(before.keys().administration());
        assertThat(node.configuration().directory().keys()).isDirectoryNotContaining("glob:**.next");
        operators.writes(label);
    }

    private void aNodeIsRestoredAndVotesAgain(String label) throws Exception {
        NodeDirectory directory = network.node(label).configuration().directory();
        operators.follow("./stele backup", label);
        operators.follow("./stele fsck $BACKUP", label);
        assertThat(operators.said()).contains("sound");
        aFlippedBitIsFound(label, "keys/organisation.keys");
        network.node(label).kill();
        Files.move(directory.root(), folder.resolve("lost"));
        operators.follow("./stele restore", label);
        operators.start("./stele node run $NODE", label, later);
        Member observing = operators.member(label);
        operators.follow("./stele network rotate vote", label);
        assertThat(operators.member(label).keys().vote())
                .isNotEqualTo(observing.keys().vote());
        isTakenIntoTheOrder(label);
        assertThat(directory.raftJoins()).doesNotExist();
        operators.follow("./stele network admit-loss", label);
        assertThat(operators.said()).contains("there is nothing to admit");
    }

    private void isTakenIntoTheOrder(String label) throws Exception {
        operators.await(label, "not in the order", status -> status.ordering().takesPart());
        network.node(label).awaitReady(ProcessNetwork.PATIENCE);
    }

    private void aFlippedBitIsFound(String label, String name) throws IOException {
        Path file = Path.of(operators.of(label, "BACKUP")).resolve(name);
        byte[] sound = Files.readAllBytes(file);
        byte[] damaged = sound.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(file, damaged);
        assertThat(operators.execute(operators.line("./stele fsck $BACKUP", label)))
                .isEqualTo(1);
        assertThat(operators.said()).contains("found: the file " + name + " is not as it was when the backup was made");
        Files.write(file, sound);
    }

    private void aNodeMovesToOtherAddresses(String label) throws Exception {
        network.node(label).stop();
        operators.set(label, "BACKUP", folder.resolve("stopped").toString());
        operators.follow("./stele backup", label);
        operators.follow("./stele fsck $BACKUP", label);
        List<String> copy = operators.line("cp -a", label);
        assertThat(new ProcessBuilder(copy).inheritIO().start().waitFor()).isZero();
        operators.follow("./stele fsck $MOVED", label);
        assertThat(operators.said()).contains("every byte was compared with the seal");
        NodeFiles.move(network.node(label), Path.of(operators.of(label, "MOVED")));
        operators.start("./stele node run $MOVED", label, later);
        isTakenIntoTheOrder(label);
    }

    /** While the others go on, of whom two have it since they were started on their new machines. */
    private void theLaterReleaseIsInstalled(String label, String other) throws Exception {
        NodeProcess node = network.node(label);
        node.stop();
        operators.writes(other);
        Path home = node.configuration().directory().root();
        NodeProcess upgraded = network.place(label, home, later);
        upgraded.start();
        upgraded.awaitReady(ProcessNetwork.PATIENCE);
    }

    private void aMemberIsAdmitted(String label) throws Exception {
        Path node = folder.resolve(label);
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        List<Integer> ports = Ports.from(Rehearsal.firstPort() + 20, 3);
        operators.run(List.of(
                "network",
                "keys",
                node.toString(),
                "--name",
                label + ".example",
                "--role",
                "CLINIC",
                "--peer",
                "127.0.0.1:" + ports.get(1),
                "--raft",
                "127.0.0.1:" + ports.get(2),
                "--passphrase-file",
                passphrase.toString()));
        operators.set("board", "CANDIDATE", node.resolve(KeysCommand.PROPOSAL).toString());
        operators.decide("./stele network propose --admit", "board", "hospital-a", "hospital-b");
        operators.add(label, OperateVariables.ofNewcomer(network, node, passphrase, ports.get(0)));
        operators.set(label, "PROPOSALS", NodeFiles.proposals(network, folder.resolve("proposals")));
        operators.set(label, "HASH", NodeFiles.hash(network));
        operators.follow("./stele network join", label);
        operators.start("./stele node run $NODE", label, Rehearsal.COMMAND);
        isTakenIntoTheOrder(label);
    }

    private void aMemberIsExpelled(String label) throws Exception {
        operators.set("board", "MEMBER", label + ".example");
        operators.decide("./stele network propose --expel", "board", "hospital-a", "hospital-b", "east");
        assertThat(operators.member(label).inForce()).isFalse();
    }

    private void theyGoByOtherRulesAndANodeWithoutThemStops(String old) throws Exception {
        operators.set("board", "HEIGHT", "1000000");
        assertThat(operators.execute(operators.line("./stele network propose --rules", "board")))
                .isEqualTo(2);
        assertThat(operators.said()).contains("install the one that has rules 2 at every member");
        long first = operators.certified("board") + 10;
        operators.set("board", "HEIGHT", String.valueOf(first));
        LaterRules.with(
                folder.resolve("release"),
                () -> operators.decide("./stele network propose --rules", "board", "hospital-a", "hospital-b"));
        writeBeyond(first + 1);
        NodeProcess node = network.node(old);
        node.awaitEnd(ProcessNetwork.PATIENCE);
        assertThat(NodeFiles.console(node))
                .contains(
                        "the network goes by version 2 of its rules, and this Stele has only [1]: install the release");
        Path home = node.configuration().directory().root();
        network.place(old, home, later).start();
        operators.await(old, "not where the others are", status -> status.certifiedHeight() > first);
        operators.writes(old);
    }

    private void writeBeyond(long height) throws Exception {
        long written = 0;
        while (written < height) {
            written = operators.writes("board");
        }
    }

    private void writeUntil(long first) throws Exception {
        try {
            while (operators.writes("board") < first - 1) {
                // a write makes a block at once
            }
        } catch (IOException | NodeProblem e) {
            // a tick took the epoch's last block
        }
    }

    private void anEpochEndsAndTheNextBegins() throws Exception {
        long first = operators.certified("board") + 10;
        operators.set("board", "HEIGHT", String.valueOf(first));
        operators.decide("./stele network propose --epoch", "board", "hospital-a", "hospital-b");
        List<NodeProcess> nodes = List.of("board", "hospital-a", "hospital-b", "east").stream()
                .map(network::node)
                .toList();
        writeUntil(first);
        for (NodeProcess node : nodes) {
            node.awaitEnd(ProcessNetwork.PATIENCE);
            assertThat(NodeFiles.console(node)).contains("epoch 1 ended with block " + (first - 1));
        }
        NodeFiles.beginEpoch(2, nodes);
        for (NodeProcess node : nodes) {
            node.start();
        }
        for (NodeProcess node : nodes) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
        assertThat(operators.writes("east")).isGreaterThan(first);
    }
}
