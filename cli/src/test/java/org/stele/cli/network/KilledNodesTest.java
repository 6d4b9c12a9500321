package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/**
 * Four nodes in processes of their own are killed under load, one after the other, every second time the one that leads. How
 * often, {@code -Dstele.kills=100} says.
 */
class KilledNodesTest {
    private static final int KILLS = Integer.getInteger("stele.kills", 10);
    /** A node is killed after 0 to as many more writes. */
    private static final int BETWEEN = 12;

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private Rehearsal rehearsal;
    private ProcessNetwork network;

    @BeforeEach
    void found() throws IOException {
        rehearsal = Rehearsal.found(folder);
        network = rehearsal.network();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void whatWasAcknowledgedStaysAndNothingHappensTwice() throws Exception {
        List<Duration> untilWritesWereBack = new ArrayList<>();
        Map<Hash, Long> acknowledged;
        try {
            network.up(ProcessNetwork.PATIENCE);
            try (Load load = Load.begin(rehearsal)) {
                for (int i = 0; i < KILLS; i++) {
                    load.awaitMore(random.nextInt(BETWEEN + 1));
                    killOne(i % 2 == 0, load, untilWritesWereBack);
                }
                load.awaitMore(BETWEEN);
                acknowledged = load.end();
            }
            for (NodeProcess node : network.nodes()) {
                // it answers when it has this block, and so all before it
                rehearsal.registerAt(node.label());
            }
        } finally {
            network.down();
        }
        System.out.println(KILLS + " nodes killed, " + acknowledged.size()
                + " writes acknowledged; writes were back after a leader was killed in "
                + untilWritesWereBack.stream().map(Duration::toMillis).sorted().toList() + " ms");
        assertThat(acknowledged).isNotEmpty();
        StoredChains.requireOnceEach(network.nodes(), acknowledged);
    }

    private void killOne(boolean isLeader, Load load, List<Duration> untilWritesWereBack) throws Exception {
        NodeProcess killed = isLeader
                ? leader()
                : network.nodes().get(random.nextInt(network.nodes().size()));
        killed.kill();
        Duration back = load.awaitOneBegunFromNowOn();
        if (isLeader) {
            untilWritesWereBack.add(back);
        }
        killed.start();
        killed.awaitReady(ProcessNetwork.PATIENCE);
    }

    private NodeProcess leader() throws Exception {
        String leader = rehearsal
                .client(network.nodes().getFirst())
                .get("/v1/network/status")
                .path("ordering")
                .path("leader")
                .asString();
        return network.nodes().stream()
                .filter(node -> node.organisation().toString().equals(leader))
                .findFirst()
                .orElseGet(network.nodes()::getFirst);
    }
}
