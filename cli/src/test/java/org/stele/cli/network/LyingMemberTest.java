package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.network.liar.Lie;
import org.stele.ledger.certificate.Evidence;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;

/**
 * Four processes of which one lies in several ways, one after the other, with the member's own keys, over the real link and in
 * the real Raft group: its votes are changed on their way out, and it proposes what no honest node would. Clients at the honest
 * nodes write and read all the time. In the end its evidence is checked, it is expelled, and the others begin another epoch, by
 * the lines of {@code docs/operate.md}.
 */
@Tag("faults")
class LyingMemberTest {
    private static final int EPOCH_AHEAD = 400;
    private static final Pattern PROPOSAL = Pattern.compile("^([A-Za-z0-9_-]{22})  ", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private LiarNetwork network;
    private NodeProcess liar;
    private List<NodeProcess> honest;

    @BeforeEach
    void bringUp() throws Exception {
        network = LiarNetwork.found(folder.resolve("network"));
        liar = network.liar();
        honest = network.honest();
        network.up();
    }

    @AfterEach
    void takeDown() {
        network.close();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whateverOneMemberLiesTheOthersAgreeProveWhatTheyCanAndGoOnWithoutIt() throws Exception {
        isProven(Lie.OTHER_STATE, Evidence.Kind.OTHER_RESULT);
        isProven(Lie.TWO_HEADERS, Evidence.Kind.TWO_HEADERS);
        isProven(Lie.INVALID_BATCH, Evidence.Kind.INVALID_BATCH);
        aClockAheadMovesNothingAndIsSeen();
        anybodyCanCheckTheEvidence();
        theOthersExpelItAndBeginAnotherEpoch();
        network.nothingIsLostAndNothingForked();
    }

    private void isProven(Lie lie, Evidence.Kind kind) throws Exception {
        network.tell(lie);
        network.untilAll(
                honest,
                status -> status.evidence().stream()
                        .anyMatch(proven ->
                                proven.kind() == kind && proven.organisation().equals(liar.organisation())));
        network.theTruthIsToldAndAllGoOn();
    }

    private void aClockAheadMovesNothingAndIsSeen() throws Exception {
        network.tell(Lie.CLOCK_AHEAD);
        network.untilAll(honest, status -> LiarNetwork.seen(status, liar).runsAhead());
        assertThat(Instant.ofEpochMilli(network.rehearsal()
                        .client(honest.getFirst())
                        .get("/v1/network")
                        .path("certifiedTime")
                        .asLong(Long.MAX_VALUE)))
                .isBefore(Instant.now().plusSeconds(2));
        network.theTruthIsToldAndAllGoOn();
    }

    private void anybodyCanCheckTheEvidence() throws Exception {
        OperatePage page = OperatePage.under("When a member lies");
        for (NodeProcess node : honest) {
            Path evidence = folder.resolve("evidence-of-" + node.label());
            Map<String, String> own = new HashMap<>(Map.of(
                    "API", node.address().toString(),
                    "EVIDENCE", evidence.toString(),
                    "GENESIS",
                            network.rehearsal().network().directory().genesis().toString()));
            assertThat(Typed.run(page.line("./stele network evidence", own)).exitCode())
                    .isZero();
            List<Path> files = files(evidence);
            assertThat(files).hasSizeGreaterThanOrEqualTo(Evidence.Kind.values().length);
            for (Path file : files) {
                own.put("LIE", file.toString());
                Typed checked = Typed.run(page.line("./stele verify", own));
                assertThat(checked.exitCode()).as(checked.text()).isZero();
                assertThat(checked.text())
                        .contains("valid: evidence: a member lied")
                        .contains(liar.organisation().toString());
            }
        }
        assertThat(page.notGiven()).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void theOthersExpelItAndBeginAnotherEpoch() throws Exception {
        OperatePage page = OperatePage.under("Decide together");
        decide(page, "./stele network propose --expel", Map.of("MEMBER", liar.label() + ".example"));
        liar.stop();
        long first = network.status(honest.getFirst()).certifiedHeight() + EPOCH_AHEAD;
        decide(page, "./stele network propose --epoch", Map.of("HEIGHT", String.valueOf(first)));
        for (NodeProcess node : honest) {
            awaitEnd(node);
            leaveOutTheLiar(node);
        }
        for (NodeProcess node : honest) {
            node.start();
        }
        for (NodeProcess node : honest) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
        network.goOn(honest);
        assertThat(network.status(honest.getFirst()).epoch()).isEqualTo(2);
    }

    private static void awaitEnd(NodeProcess node) throws Exception {
        Optional<ProcessHandle> running = node.running();
        if (running.isPresent()) {
            running.get().onExit().get(LiarNetwork.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** The first of the honest proposes, the others vote. */
    private void decide(OperatePage page, String line, Map<String, String> values) throws IOException {
        follow(page, line, honest.getFirst(), values);
        for (NodeProcess other : honest.subList(1, honest.size())) {
            Typed open = follow(page, "./stele network proposals", other, Map.of());
            Matcher proposal = PROPOSAL.matcher(open.text());
            assertThat(proposal.find()).as(open.text()).isTrue();
            follow(page, "./stele network vote", other, Map.of("PROPOSAL", proposal.group(1)));
        }
    }

    private Typed follow(OperatePage page, String line, NodeProcess node, Map<String, String> values) {
        Map<String, String> own = new HashMap<>(values);
        own.put("API", node.address().toString());
        own.put(
                "WALLET",
                network.rehearsal()
                        .network()
                        .directory()
                        .administration(node.label())
                        .toString());
        own.put(
                "PASSPHRASE",
                network.rehearsal()
                        .network()
                        .directory()
                        .passphrase(node.label())
                        .toString());
        Typed typed = Typed.run(page.line(line, own));
        assertThat(typed.exitCode()).as(typed.text()).isZero();
        return typed;
    }

    /** Its own line in {@code raft.peers}; the link knows by itself that it was expelled. */
    private void leaveOutTheLiar(NodeProcess node) throws IOException {
        Path file = node.configuration().directory().configuration();
        String peer = "    " + liar.organisation() + ": ";
        String others = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith(peer))
                .collect(Collectors.joining("\n"));
        Files.writeString(file, "epoch: 2\n" + others + "\n");
    }
}
