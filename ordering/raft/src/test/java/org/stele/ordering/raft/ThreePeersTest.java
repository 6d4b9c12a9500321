package org.stele.ordering.raft;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.ordering.OrderingException;

@Tag("faults")
class ThreePeersTest extends RaftOrderingSuite {
    ThreePeersTest() {
        super(3);
    }

    @Test
    void allFollowFromTheBeginningWhileTheyElectTheirFirstLeader(@TempDir Path directory) {
        Group group = Group.of(3, directory, Group.QUICK);
        List<RaftOrdering> opened = IntStream.range(0, 3)
                .parallel()
                .mapToObj(peer -> openAndFollow(group.settings(peer)))
                .toList();
        opened.parallelStream().forEach(RaftOrdering::close);
    }

    private static RaftOrdering openAndFollow(RaftSettings settings) {
        try {
            RaftOrdering peer = RaftOrdering.open(settings);
            Await.until(() -> peer.status().leader().isPresent());
            var _ = peer.subscribe(0, _ -> {});
            return peer;
        } catch (OrderingException e) {
            throw new AssertionError("a new group has nothing to refuse", e);
        }
    }
}
