package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** A folder belongs to one peer of one group, and to one process at a time. */
class PeerFolderTest {
    @TempDir
    Path directory;

    @Test
    void aFolderOfAnotherGroupIsRefused() throws Exception {
        RaftSettings settings = opened();
        assertThat(refusal(new RaftSettings(
                        UUID.randomUUID(),
                        settings.peer(),
                        settings.listen(),
                        settings.peers(),
                        settings.directory(),
                        settings.tls(),
                        settings.tuning())))
                .contains("name the right folder");
    }

    @Test
    void aFolderOfAnotherPeerIsRefused() throws Exception {
        RaftSettings settings = opened();
        PeerAddress other =
                new PeerAddress("other", "127.0.0.1", settings.listen().getPort());
        assertThat(refusal(new RaftSettings(
                        settings.group(),
                        other.id(),
                        settings.listen(),
                        List.of(other),
                        settings.directory(),
                        settings.tls(),
                        settings.tuning())))
                .contains("name the right folder");
    }

    @Test
    void aFolderThatLostItsLogIsRefused() throws Exception {
        RaftSettings settings = opened();
        Path log = PeerDirectory.log(settings.directory());
        Files.move(log, log.resolveSibling("elsewhere"));
        assertThat(refusal(settings)).contains("join again as a new peer");
    }

    @Test
    void aDamagedNoteOfWhereTheLogBeginsIsNotGuessedAt() throws Exception {
        RaftSettings settings = opened();
        Files.writeString(settings.directory().resolve("BEGIN"), "12");
        assertThat(refusal(settings)).contains("BEGIN is damaged");
    }

    @Test
    void aSecondOpenerIsKeptOut() throws Exception {
        Group group = Group.of(1, directory, Group.QUICK);
        try (RaftOrdering _ = RaftOrdering.open(group.settings(0))) {
            assertThat(refusal(group.settings(0))).contains("another process");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndTheFolderIsFreeAgain() throws Exception {
        Group group = Group.of(1, directory, Group.QUICK);
        RaftSettings settings = group.settings(0);
        try (ServerSocket _ = new ServerSocket(settings.listen().getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(settings)).contains("cannot open the ordering");
        }
        RaftOrdering.open(settings).close();
    }

    private RaftSettings opened() throws OrderingException, IOException {
        Group group = Group.of(1, directory, Group.QUICK);
        RaftOrdering.open(group.settings(0)).close();
        return group.settings(0);
    }

    private static String refusal(RaftSettings settings) {
        return Refused.refusal(Kind.ENDED, () -> RaftOrdering.open(settings).close());
    }
}
