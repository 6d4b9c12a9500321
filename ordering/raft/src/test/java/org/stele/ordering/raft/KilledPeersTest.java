package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.stele.ledger.ordering.OrderingException.Kind;

/** Three peers, each a process of its own, of which some are killed as by {@code kill -9}. */
@Tag("faults")
@Isolated
class KilledPeersTest {
    private static final int BYTES = 2_000;

    @TempDir
    Path directory;

    private Group group;
    private final List<PeerProcess> peers = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        RaftTuning standard = RaftTuning.STANDARD;
        group = Group.of(
                3,
                directory,
                new RaftTuning(
                        standard.electionMin(),
                        standard.electionMax(),
                        Duration.ofSeconds(4),
                        standard.segmentBytes()));
        for (int i = 0; i < 3; i++) {
            peers.add(PeerProcess.start(group, i));
        }
        Await.until(() -> peers.stream().allMatch(PeerProcess::isOpen));
        Await.until(() -> peers.stream().allMatch(peer -> peer.leader().startsWith("peer-")));
    }

    @AfterEach
    void end() throws Exception {
        for (PeerProcess peer : peers) {
            peer.kill();
        }
    }

    @Test
    void killingTheLeaderLosesNothingThatWasAcknowledgedAndAllSeeOneOrder() throws Exception {
        peers.forEach(peer -> peer.tell("load 4 " + BYTES));
        Await.until(() -> peers.stream().allMatch(peer -> peer.acknowledgedCount() > 100));
        int leader = leader();
        peers.get(leader).kill();
        List<PeerProcess> others =
                peers.stream().filter(peer -> peer != peers.get(leader)).toList();
        List<Integer> before =
                others.stream().map(PeerProcess::acknowledgedCount).toList();
        Await.until(() -> others.get(0).acknowledgedCount() > before.get(0) + 100
                && others.get(1).acknowledgedCount() > before.get(1) + 100);
        PeerProcess again = PeerProcess.start(group, leader);
        peers.add(again);
        Await.until(again::isOpen);
        others.forEach(peer -> peer.tell("rest"));

        Map<Long, Long> acknowledged = new HashMap<>();
        peers.forEach(peer -> acknowledged.putAll(peer.acknowledged()));
        long last =
                acknowledged.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        List<PeerProcess> alive = List.of(others.get(0), others.get(1), again);
        Await.until(() -> alive.stream().allMatch(peer -> hasGot(peer, last)));
        List<Map<Long, Long>> orders =
                alive.stream().map(peer -> orderUpTo(peer, last)).toList();
        assertThat(orders.get(1)).isEqualTo(orders.get(0));
        assertThat(orders.get(2)).isEqualTo(orders.get(0));
        acknowledged.forEach((number, position) ->
                assertThat(orders.get(0)).as("entry %d", number).containsEntry(position, number));
        assertThat(orders.get(0).values()).as("each entry once").doesNotHaveDuplicates();
    }

    @Test
    void withoutOneOfThreeTheOthersGoOn() throws Exception {
        int leader = leader();
        peers.get((leader + 1) % 3).kill();
        PeerProcess follower = peers.get((leader + 2) % 3);
        follower.tell("append " + BYTES);
        Await.until(() -> follower.acknowledgedCount() == 1);
        assertThat(follower.failures(Kind.UNKNOWN)).isZero();
    }

    @Test
    void withoutTwoOfThreeAppendsFailInAWayThatAllowsToTryAgainUntilOneIsBack() throws Exception {
        int leader = leader();
        PeerProcess last = peers.get((leader + 1) % 3);
        peers.get(leader).kill();
        peers.get((leader + 2) % 3).kill();
        last.tell("append " + BYTES);
        Await.until(() -> last.failures(Kind.UNKNOWN) + last.failures(Kind.NOT_APPENDED) == 1);
        last.tell("append " + BYTES);
        Await.until(() -> last.failures(Kind.NOT_APPENDED) > 0);
        assertThat(last.acknowledgedCount()).isZero();

        peers.add(PeerProcess.start(group, leader));
        Await.until(() -> {
            last.tell("append " + BYTES);
            return last.acknowledgedCount() > 0;
        });
    }

    private int leader() {
        Map<String, Long> named =
                peers.stream().collect(Collectors.groupingBy(PeerProcess::leader, Collectors.counting()));
        String leader = named.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return Integer.parseInt(leader.substring("peer-".length()));
    }

    private static boolean hasGot(PeerProcess peer, long position) {
        return peer.got().stream().anyMatch(entry -> entry.get(0) == position);
    }

    private static Map<Long, Long> orderUpTo(PeerProcess peer, long last) {
        List<Long> positions = peer.got().stream().map(List::getFirst).toList();
        assertThat(positions).isSorted().doesNotHaveDuplicates();
        return peer.got().stream()
                .filter(entry -> entry.get(0) <= last)
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }
}
