package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;
import org.stele.ledger.ordering.Subscription;

class FailedDiskTest {
    @TempDir
    Path directory;

    @Test
    void aPeerThatCannotWriteItsLogSaysSoAndStops() throws Exception {
        Group group = Group.of(
                1,
                directory,
                new RaftTuning(Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(10), 64 * 1024));
        try (Peers peers = Peers.open(group)) {
            RaftOrdering peer = peers.get(0);
            Peers.append(peer, Peers.entry(1, 1_000));
            Subscription following = peer.subscribe(0, _ -> {});
            deleteLogOf(group.settings(0));
            for (int i = 0; i < 100; i++) {
                var _ = peer.append(Peers.entry(i, 10_000));
            }
            OrderingException reason = peer.stopped().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(reason.kind()).isEqualTo(Kind.ENDED);
            Refused.failure(Kind.ENDED, following.ended());
            Refused.failure(Kind.ENDED, peer.append(Peers.entry(1, 1_000)));
        }
    }

    /** The next file of the log cannot be made then. */
    private static void deleteLogOf(RaftSettings settings) throws IOException {
        Path log = PeerDirectory.log(settings.directory())
                .resolve(settings.group().toString())
                .resolve("current");
        try (Stream<Path> files = Files.walk(log)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
