package org.stele.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Hash;
import org.stele.node.start.NodeStartException;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.network.Member;
import org.stele.testkit.network.NetworkDirectory;

class EmbeddedNetworkTest {
    @Test
    void aNetworkIsFoundedKilledInPartsClosedAndOpenedAgain(@TempDir Path folder) throws Exception {
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            awaitGenesis(network);
            assertThat(network.members())
                    .allSatisfy(
                            member -> assertThat(status(member, "/v1/network")).isEqualTo(200));
            Member insurer = network.member("insurer");
            Hash before = state(insurer, 0);
            insurer.kill();
            insurer.start();
            assertThat(state(insurer, 0)).isEqualTo(before);
            assertThatThrownBy(() -> EmbeddedNetwork.open(folder)).isInstanceOf(RuntimeException.class);
        }
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            assertThat(network.members())
                    .allSatisfy(member ->
                            assertThat(status(member, "/actuator/health")).isEqualTo(200));
            assertThat(log(network)).isNotEmpty();
        }
    }

    @Test
    void aWrongPassphraseIsSaidBeforeAnythingIsOpened(@TempDir Path folder) throws Exception {
        try (EmbeddedNetwork network = EmbeddedNetwork.openOrFound(folder)) {
            Member board = network.member("board");
            board.stop();
            Files.writeString(network.directory().passphrase("board"), "another one\n");
            assertThatThrownBy(board::start)
                    .isInstanceOfSatisfying(
                            NodeStartException.class,
                            refusal ->
                                    assertThat(refusal.reason()).isEqualTo(NodeStartException.Reason.WRONG_PASSPHRASE));
        }
    }

    private static void awaitGenesis(EmbeddedNetwork network) throws Exception {
        for (Member member : network.members()) {
            member.node().ledger().waitFor(0).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private static Hash state(Member member, long height) throws Exception {
        return member.node()
                .ledger()
                .waitFor(height)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS)
                .header()
                .nextValidators();
    }

    private static int status(Member member, String path) throws IOException, InterruptedException {
        URI uri = member.address().resolve(path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static Stream<String> log(EmbeddedNetwork network) throws IOException {
        NetworkDirectory directory = network.directory();
        return Files.readString(directory.node("board").resolve("logs").resolve("node.log"))
                .lines();
    }
}
