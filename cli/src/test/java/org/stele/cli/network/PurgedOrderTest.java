package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
        OrderFiles.keepLittle(network.nodes());
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void aNodeWhoseEntriesNobodyKeepsComesBackByTheOthersCertifiedBlocks() throws Exception {
        try {
            network.up(ProcessNetwork.PATIENCE);
            NodeProcess away = network.node("hospital-b");
            away.kill();
            Submitted meanwhile = rehearsal.registerAt("hospital-a");
            OrderFiles.writeUntilPurged(
                    network.nodes().stream().filter(node -> !node.equals(away)).toList(),
                    () -> rehearsal.registerAt("hospital-a"));

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

    /** Without another of the four, which then has to be missed neither in the order nor by a quorum. */
    private void itCountsAgain() throws Exception {
        network.node("insurer").kill();
        rehearsal.registerAt("hospital-b");
    }
}
