package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
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
            peers.all().add(RaftOrdering.open(group.settings(3, List.of(), group.trust())));
            RaftOrdering joiner = peers.get(3);
            assertThat(Refused.failure(Kind.NOT_APPENDED, joiner.changePeers(group.addresses())))
                    .contains("only the leader changes the group");

            change(peers, group.addresses());
            OrderedEntry seen = Peers.next(Peers.follow(joiner, 0));
            assertThat(seen).isEqualTo(new OrderedEntry(first, Peers.entry(1, 100)));
            assertThat(Peers.append(joiner, Peers.entry(2, 100))).isGreaterThan(first);

            RaftOrdering leaver = peers.get(1);
            Subscription following = leaver.subscribe(0, _ -> {});
            change(
                    peers,
                    group.addresses().stream()
                            .filter(address -> !address.id().equals(leaver.id()))
                            .toList());
            Await.until(() -> joiner.status().peers().size() == 3);
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

    /** Whoever leads does it; on a busy machine another may lead a moment later. */
    private static void change(Peers peers, List<PeerAddress> addresses) {
        Await.until(() -> peers.all().stream().anyMatch(peer -> changed(peer, addresses)));
    }

    private static boolean changed(RaftOrdering peer, List<PeerAddress> addresses) {
        try {
            peer.changePeers(addresses).toCompletableFuture().join();
            return true;
        } catch (CompletionException e) {
            return false;
        }
    }
}
