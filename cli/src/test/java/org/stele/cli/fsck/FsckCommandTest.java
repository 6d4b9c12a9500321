package org.stele.cli.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.benchmarks.ledger.HealthNetwork;
import org.stele.ledger.LedgerLimits;
import picocli.CommandLine;

class FsckCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void runANetworkAndStopIt() throws Exception {
        LedgerLimits limits = LedgerLimits.standard().withTick(Duration.ofMillis(50));
        try (HealthNetwork network = HealthNetwork.open(directory, 1, 1, limits)) {
            HealthNetwork.await(network.nodes().getFirst().waitFor(3));
        }
    }

    @Test
    void aStoppedNodesLedgerIsSound() {
        assertThat(check(directory.resolve("node-0"))).isZero();
        assertThat(out.toString()).contains("walked blocks 0 to ", "every byte was compared", "sound");
    }

    @Test
    void aNodesFolderIsTakenForTheLedgerInIt() throws Exception {
        Path node = Files.createDirectory(directory.resolve("node"));
        Files.move(directory.resolve("node-0"), node.resolve("ledger"));
        assertThat(check(node)).isZero();
    }

    @Test
    void aFlippedBitIsFoundAndSaidWhatToDo() throws Exception {
        flipABit(largestFile(directory.resolve("node-0")));
        assertThat(check(directory.resolve("node-0"))).isEqualTo(1);
        assertThat(out.toString()).contains("found: ", "do not start this node");
    }

    @Test
    void whatIsNoLedgerIsAUsageError() {
        assertThat(check(directory.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString()).contains("holds no node and no ledger");
    }

    private static Path largestFile(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void flipABit(Path file) throws Exception {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
    }

    private int check(Path folder) {
        return new CommandLine(new FsckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(folder.toString());
    }
}
