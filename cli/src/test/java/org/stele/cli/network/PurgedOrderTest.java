package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.Submitted;

/** Four nodes in processes of their own that keep next to nothing of the order once it is certified. */
@Tag("faults")
class PurgedOrderTest {
    @TempDir
    private Path folder;

    private Rehearsal rehearsal;
    private ProcessNetwork network;

    @BeforeEach
    void found() throws IOException {
        rehearsal = Rehearsal.found(folder);
        network = rehearsal.network();
        for (NodeProcess node : network.nodes()) {
            Path file = node.configuration().directory().configuration();
            Files.writeString(file, Files.readString(file).replace("raft:\n", "raft:\n  keep: 0\n  file-size: 64KB\n"));
        }
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aNodeWhoseEntriesNobodyKeepsComesBackByTheOthersCertifiedBlocks() throws Exception {
        try {
            network.up(ProcessNetwork.PATIENCE);
            NodeProcess away = network.node("hospital-b");
            away.kill();
            Submitted meanwhile = rehearsal.registerAt("hospital-a");
            writeUntilPurged(
                    network.nodes().stream().filter(node -> !node.equals(away)).toList());

            away.start();
            away.awaitReady(ProcessNetwork.PATIENCE);
            assertThat(rehearsal
                            .client(away)
                            .get("/v1/transactions/" + meanwhile.transaction())
                            .path("code")
                            .asString())
                    .isEqualTo("OK");
            assertThat(Files.readString(away.configuration().directory().logs().resolve("node.log")))
                    .contains("the ordering no longer keeps what this node needs")
                    .doesNotContain("sent a false block");
            itCountsAgain();
        } finally {
            network.down();
        }
    }

    /** Writes until none of these nodes has an entry left of those that were there before. */
    private void writeUntilPurged(List<NodeProcess> nodes) throws Exception {
        long before = openFile(nodes);
        while (nodes.stream().anyMatch(node -> files(node).max().orElseThrow() <= before)) {
            rehearsal.registerAt("hospital-a");
        }
        long since = openFile(nodes);
        while (nodes.stream().anyMatch(node -> files(node).min().orElseThrow() < since)) {
            rehearsal.registerAt("hospital-a");
        }
    }

    /** Without another of the four, which then has to be missed neither in the order nor by a quorum. */
    private void itCountsAgain() throws Exception {
        network.node("insurer").kill();
        rehearsal.registerAt("hospital-b");
    }

    private static long openFile(List<NodeProcess> nodes) {
        return nodes.stream()
                .mapToLong(node -> files(node).max().orElseThrow())
                .max()
                .orElseThrow();
    }

    /** The positions at which the files of a node's log begin: {@code log_17-93}, {@code log_inprogress_94}. */
    private static LongStream files(NodeProcess node) {
        return names(names(node.configuration().directory().raft(1).resolve("log"))
                        .findFirst()
                        .orElseThrow()
                        .resolve("current"))
                .map(path -> path.getFileName().toString())
                .filter(name -> name.matches("log_(inprogress_\\d+|\\d+-\\d+)"))
                .mapToLong(name -> Long.parseLong(name.replaceAll("log_(inprogress_)?(\\d+).*", "$2")));
    }

    private static Stream<Path> names(Path folder) {
        try (Stream<Path> names = Files.list(folder)) {
            return names.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
