package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.ordering.OrderedEntry;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ledger.ordering.Subscription;

/** Peers come and go while the order goes on. */
class ChangedGroupTest {
    @TempDir
    Path directory;

    @Test
    void aPeerJoinsGetsEverythingAndAnotherLeavesAndKnowsIt() throws Exception {
        Group group = Group.of(4, directory, Group.QUICK);
        try (Peers peers = Peers.open(group, 3)) {
            long first = Peers.append(peers.get(0), Peers.entry(1, 100));
            RaftOrdering leader = peers.get(peers.leader());
            RaftOrdering leaver = peers.get((peers.leader() + 1) % 3);
            String refusal = Refused.failure(Kind.NOT_APPENDED, leaver.changePeers(group.addresses()));
            assertThat(refusal).contains(group.addresses().get(peers.leader()).id());

            peers.all().add(RaftOrdering.open(group.settings(3, List.of(), group.trust())));
            RaftOrdering joiner = peers.get(3);
            leader.changePeers(group.addresses()).toCompletableFuture().get(60, TimeUnit.SECONDS);
            OrderedEntry seen = Peers.next(Peers.follow(joiner, 0));
            assertThat(seen).isEqualTo(new OrderedEntry(first, Peers.entry(1, 100)));
            assertThat(Peers.append(joiner, Peers.entry(2, 100))).isGreaterThan(first);

            Subscription following = leaver.subscribe(0, _ -> {});
            List<PeerAddress> remaining = group.addresses().stream()
                    .filter(address -> !address.id().equals(leaver.id()))
                    .toList();
            leader.changePeers(remaining).toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(leader.status().peers()).hasSize(3);
            assertThat(leaver.stopped()
                            .toCompletableFuture()
                            .get(60, TimeUnit.SECONDS)
                            .kind())
                    .isEqualTo(Kind.ENDED);
            Refused.failure(Kind.ENDED, following.ended());
            Refused.failure(Kind.ENDED, leaver.append(Peers.entry(3, 100)));
            Peers.append(joiner, Peers.entry(4, 100));
        }
    }
}
