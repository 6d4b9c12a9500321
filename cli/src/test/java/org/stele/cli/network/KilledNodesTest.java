package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Event;
import org.stele.testkit.history.History;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/**
 * Four nodes in processes of their own are killed under load, one after the other, every second time the one that leads. How
 * often, {@code -Dstele.kills=100} says.
 */
@Tag("faults")
class KilledNodesTest {
    private static final int KILLS = Integer.getInteger("stele.kills", 2);
    /** A node is killed after 0 to as many more writes. */
    private static final int BETWEEN = 12;

    private static final int MANY = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final Random random = new Random();
    private final History history = new History();
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
        try {
            network.up(ProcessNetwork.PATIENCE);
            List<Client> clients = rehearsal.clients(history);
            for (int i = 0; i < KILLS; i++) {
                awaitMore(random.nextInt(BETWEEN + 1));
                killOne(i % 2 == 0, untilWritesWereBack);
            }
            awaitMore(BETWEEN);
            clients.forEach(Client::close);
            StoredChains.requireOneOrder(rehearsal, network.nodes(), history);
        } finally {
            network.down();
        }
        System.out.println(KILLS + " nodes killed, " + acknowledged()
                + " writes acknowledged; writes were back after a leader was killed in "
                + untilWritesWereBack.stream().map(Duration::toMillis).sorted().toList() + " ms");
        assertWritesComeBackSoon(untilWritesWereBack);
    }

    private void killOne(boolean isLeader, List<Duration> untilWritesWereBack) throws Exception {
        NodeProcess killed = isLeader
                ? rehearsal.leader()
                : network.nodes().get(random.nextInt(network.nodes().size()));
        killed.kill();
        long now = System.nanoTime();
        history.await(PATIENCE, () -> begunSince(now).findAny().isPresent());
        if (isLeader) {
            long back = begunSince(now).mapToLong(Event.Wrote::told).min().orElseThrow();
            untilWritesWereBack.add(Duration.ofNanos(back - now));
        }
        killed.start();
        if (random.nextInt(3) == 0) {
            killed.kill();
            killed.start();
        }
        killed.awaitReady(ProcessNetwork.PATIENCE);
    }

    /** Over many kills: one alone says more of what else the machine does. */
    private static void assertWritesComeBackSoon(List<Duration> all) {
        if (KILLS >= MANY) {
            assertThat(all.stream().sorted().toList().get(all.size() / 2)).isLessThan(Duration.ofSeconds(3));
        }
    }

    private Stream<Event.Wrote> begunSince(long time) {
        return history.acknowledged().stream().filter(write -> write.asked() > time);
    }

    private void awaitMore(int count) throws Exception {
        int wanted = acknowledged() + count;
        history.await(PATIENCE, () -> acknowledged() >= wanted);
    }

    private int acknowledged() {
        return history.acknowledged().size();
    }
}
