package org.stele.ledger.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.Role;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyRules;
import org.stele.ledger.transaction.Envelope;

class FsckTest {
    private static final List<Rules> RULES = List.of(new ToyRules(1), new ToyRules(2));
    private static final int FLIPS = 12;

    @TempDir
    Path directory;

    @Test
    void aLedgerThatWasStoppedCleanlyIsSound() throws Exception {
        Path folder = fill(LedgerNode::close);
        FsckReport report = check(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.isSealed()).isTrue();
        assertThat(report.height()).isPositive();
    }

    @Test
    void aLedgerWhoseNodeWasKilledIsSoundButNotSealed() throws Exception {
        Path folder = fill(LedgerNode::kill);
        FsckReport report = check(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.isSealed()).isFalse();
    }

    @Test
    void aFlippedBitInAnyFileOfASealedLedgerIsFound() throws Exception {
        Path folder = fill(LedgerNode::close);
        for (Path file : files(folder)) {
            flipBits(
                    file,
                    () -> assertThat(check(folder).findings())
                            .as("a bit of " + file)
                            .isNotEmpty());
        }
        assertThat(check(folder).findings()).isEmpty();
    }

    @Test
    void aFlippedBitInWhatMattersIsFoundWithoutASeal() throws Exception {
        Path folder = fill(LedgerNode::kill);
        for (Path file : files(folder)) {
            if (file.toString().matches(".*(\\.log|\\.sst|MANIFEST-.*|CURRENT|genesis.json)")) {
                flipBits(
                        file,
                        () -> assertThat(check(folder).findings())
                                .as("a bit of " + file)
                                .isNotEmpty());
            }
        }
        assertThat(check(folder).findings()).isEmpty();
    }

    @Test
    void aFlippedBitInTablesIsFoundWithoutASeal() throws Exception {
        Path folder = fill(LedgerNode::kill);
        // opening the folder turns the write-ahead log into tables
        reopenAndKill(folder);
        List<Path> tables = files(folder).stream()
                .filter(file -> file.toString().endsWith(".sst"))
                .toList();
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            flipBits(
                    table,
                    () -> assertThat(check(folder).findings())
                            .as("a bit of " + table)
                            .isNotEmpty());
        }
    }

    @Test
    void aMissingOrAddedFileIsFound() throws Exception {
        Path folder = fill(LedgerNode::close);
        Files.writeString(folder.resolve("note.txt"), "x");
        assertThat(check(folder).findings()).anyMatch(finding -> finding.contains("note.txt"));
        Files.delete(folder.resolve("note.txt"));
        Files.delete(folder.resolve("genesis.json"));
        assertThatThrownBy(() -> check(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void aRunningNodesFolderIsNotChecked() throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            network.open(0);
            assertThatThrownBy(() -> check(network.folder(0)))
                    .isInstanceOf(LedgerStoppedException.class)
                    .hasMessageContaining("stop it");
        }
    }

    private interface End {
        void end(LedgerNode node);
    }

    private Path fill(End end) throws Exception {
        try (ToyNetwork network = ToyNetwork.of(1, directory)) {
            LedgerNode node = network.open(0);
            await(node.waitFor(1));
            for (int i = 0; i < 20; i++) {
                RandomId record = RandomId.generate();
                Envelope envelope = network.commit(record);
                await(node.submit(envelope));
                await(node.submit(network.envelope(0, "withdraw", new ToyCommand.Withdraw(record))));
                await(node.submit(network.envelope(0, "withdraw", new ToyCommand.Withdraw(record))));
            }
            end.end(node);
            return network.folder(0);
        }
    }

    private void reopenAndKill(Path folder) throws Exception {
        try (EmbeddedOrdering ordering = EmbeddedOrdering.open(directory.resolve("ordering"))) {
            LedgerNode node = LedgerNode.open(new LedgerSettings(
                    folder,
                    Genesis.parse(Bytes.wrap(Files.readAllBytes(folder.resolve("genesis.json")))),
                    RULES,
                    new Role.Voter(ToyNetwork.organisation(0), ToyNetwork.voteKey(0)),
                    ordering,
                    new InProcessVotes(),
                    InstantSource.system(),
                    LedgerLimits.standard()));
            await(node.waitFor(node.status().executed() + 1));
            node.kill();
        }
    }

    private static FsckReport check(Path folder) throws IOException {
        return Fsck.check(folder, RULES, _ -> {});
    }

    private interface Checked {
        void run() throws IOException;
    }

    private static void flipBits(Path file, Checked check) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(file.getFileName().toString().hashCode());
        for (int i = 0; i < FLIPS && whole.length > 0; i++) {
            byte[] flipped = Arrays.copyOf(whole, whole.length);
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            check.run();
        }
        Files.write(file, whole);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }
}
