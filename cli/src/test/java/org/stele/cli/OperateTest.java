package org.stele.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.network.Member;
import org.stele.contracts.network.Members;
import org.stele.ledger.Ledger;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.testkit.network.EmbeddedNetwork;

/** {@code docs/operate.md}, from the members' decisions on, followed line by line on a network of four. */
class OperateTest {
    @TempDir
    private Path folder;

    private OperatePage page;
    private Operators operators;
    private EmbeddedNetwork network;

    @BeforeEach
    void found() throws IOException {
        page = OperatePage.under(
                "Decide together", "Rotate keys", "Back a node up, and restore it", "Move a node to another machine");
        operators = new Operators(folder, page);
        network = operators.network;
    }

    @AfterEach
    void close() {
        operators.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyLineOfThePageDoesWhatItSays() throws Exception {
        aMemberRotatesEachOfItsKeys("insurer");
        aNodeIsRestoredAndVotesAgain("hospital-b");
        aNodeMoves("hospital-a");
        aMemberIsAdmitted("east");
        aMemberIsExpelled("insurer");
        rulesThatNobodyHasAreNotProposed("board");
        anEpochEnds();
        assertThat(page.notGiven()).isEmpty();
    }

    private void aMemberRotatesEachOfItsKeys(String label) throws Exception {
        Member before = operators.member(label);
        for (String key : List.of("vote", "transactions", "tls")) {
            operators.follow("./stele network rotate " + key, label);
            operators.restart(label);
        }
        operators.follow("./stele network rotate administration", label);
        operators.set(label, "WALLET", operators.of(label, "NEW_WALLET"));
        Member after = operators.member(label);
        assertThat(after.keys().vote()).isNotEqualTo(before.keys().vote());
        assertThat(after.keys().transactions()).isNotEqualTo(before.keys().transactions());
        assertThat(after.keys().tls()).isPresent().isNotEqualTo(before.keys().tls());
        assertThat(after.keys().administration()).isNotEqualTo(before.keys().administration());
        assertThat(after.keys().sealing()).isEqualTo(before.keys().sealing());
        assertThat(network.directory().node(label).resolve("keys")).isDirectoryNotContaining("glob:**.next");
    }

    private void aNodeIsRestoredAndVotesAgain(String label) throws Exception {
        Path node = network.directory().node(label);
        operators.follow("./stele backup", label);
        operators.follow("./stele fsck $BACKUP", label);
        assertThat(operators.said()).contains("sound");
        aFlippedBitIsFound(label, "keys/organisation.keys");
        network.member(label).kill();
        Files.move(node, folder.resolve("lost"));
        operators.follow("./stele restore", label);
        operators.start("./stele node run $NODE", label);
        Member observing = operators.member(label);
        operators.follow(
                "./stele network rotate vote $NODE --wallet $WALLET --passphrase-file $PASSPHRASE --node", label);
        assertThat(operators.member(label).keys().vote())
                .isNotEqualTo(observing.keys().vote());
        // of four, three must vote: without the restored one nothing more would be final
        network.member("board").stop();
        operators.follow("./stele network proposals", "hospital-a");
        operators.writes("hospital-a");
        network.member("board").start();
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

    private void aNodeMoves(String label) throws Exception {
        Path node = network.directory().node(label);
        Path moved = Path.of(operators.of(label, "MOVED"));
        network.member(label).stop();
        operators.set(label, "BACKUP", folder.resolve("stopped").toString());
        operators.follow("./stele backup", label);
        operators.follow("./stele fsck $BACKUP", label);
        List<String> copy = operators.line("cp -a", label);
        assertThat(new ProcessBuilder(copy).inheritIO().start().waitFor()).isZero();
        operators.follow("./stele fsck $MOVED", label);
        assertThat(operators.said()).contains("every byte was compared with the seal");
        // this test's other machine is the same place
        Files.move(node, folder.resolve("left"));
        Files.move(moved, node);
        operators.start("./stele node run $MOVED", label);
        operators.certifiedAt(label, operators.writes("hospital-b"));
    }

    private void aMemberIsAdmitted(String label) throws Exception {
        Path node = folder.resolve(label);
        Files.writeString(folder.resolve("passphrase"), "correct horse battery staple\n");
        operators.run(List.of(
                "network",
                "keys",
                node.toString(),
                "--name",
                label + ".example",
                "--role",
                "CLINIC",
                "--peer",
                "127.0.0.1:9100",
                "--raft",
                "127.0.0.1:9101",
                "--passphrase-file",
                folder.resolve("passphrase").toString()));
        Path proposal = node.resolve("proposal.json");
        operators.set("board", "CANDIDATE", proposal.toString());
        operators.decide("./stele network propose --admit", "board", "hospital-a", "hospital-b");
        operators.add(label, OperateVariables.ofNewcomer(network, node, folder));
        operators.follow("./stele network join", label);
        network.add(label, node).start();
        operators.certifiedAt(label, operators.writes("board"));
        assertThat(Members.roll(operators.certifiedAt("hospital-b", 0)).voters())
                .hasSize(5);
    }

    private void aMemberIsExpelled(String label) throws Exception {
        operators.decide("./stele network propose --expel", "board", "hospital-a", "hospital-b", "east");
        OrganisationId expelled = network.member(label).organisation();
        assertThat(Members.inForce(operators.certifiedAt("board", 0), expelled)).isFalse();
        network.member(label).stop();
    }

    private void rulesThatNobodyHasAreNotProposed(String label) {
        operators.set(label, "HEIGHT", "1000000");
        assertThat(operators.execute(operators.line("./stele network propose --rules", label)))
                .isEqualTo(2);
    }

    private void anEpochEnds() throws Exception {
        long first = operators.certifiedAt("board", 0).height() + 20;
        operators.set("board", "HEIGHT", String.valueOf(first));
        operators.decide("./stele network propose --epoch", "board", "hospital-a", "hospital-b");
        operators.writesUntilItStops("board");
        for (String label : List.of("board", "hospital-a", "hospital-b", "east")) {
            Ledger ledger = network.member(label).node().ledger();
            assertThat(ledger.stopped()
                            .toCompletableFuture()
                            .get(5, TimeUnit.MINUTES)
                            .reason())
                    .isEqualTo(Reason.EPOCH_ENDED);
            assertThat(ledger.status().certified()).isEqualTo(first - 1);
        }
    }
}
