package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
import org.stele.cli.network.liar.Orders;
import org.stele.node.watch.NetworkStatus;
import org.stele.node.watch.NetworkStatus.LieKind;
import org.stele.node.watch.NetworkStatus.Seen;
import org.stele.testkit.history.Client;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.History;
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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LIAR = "insurer";
    private static final int EPOCH_AHEAD = 400;
    private static final Pattern PROPOSAL = Pattern.compile("^([A-Za-z0-9_-]{22})  ", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private final History history = new History();
    private final NodeStatusReader reader = new NodeStatusReader();
    private final List<Client> clients = new ArrayList<>();
    private Rehearsal rehearsal;
    private NodeProcess liar;
    private List<NodeProcess> honest;
    private Orders orders;

    @BeforeEach
    void bringUp() throws Exception {
        rehearsal = Rehearsal.foundWithLiar(folder.resolve("network"), LIAR);
        liar = rehearsal.network().node(LIAR);
        honest = rehearsal.network().nodes().stream()
                .filter(node -> !node.equals(liar))
                .toList();
        orders = Orders.in(liar.configuration().directory().root());
        rehearsal.network().up(ProcessNetwork.PATIENCE);
        clients.addAll(rehearsal.clients(history, honest));
    }

    @AfterEach
    void takeDown() {
        clients.forEach(Client::close);
        rehearsal.network().down();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whateverOneMemberLiesTheOthersAgreeProveWhatTheyCanAndGoOnWithoutIt() throws Exception {
        isProven(Lie.OTHER_STATE, LieKind.OTHER_RESULT);
        isProven(Lie.TWO_HEADERS, LieKind.TWO_HEADERS);
        isProven(Lie.INVALID_BATCH, LieKind.INVALID_BATCH);
        aClockAheadMovesNothingAndIsSeen();
        anybodyCanCheckTheEvidence();
        theOthersExpelItAndBeginAnotherEpoch();
        clients.forEach(Client::close);
        StoredChains.requireOneOrder(rehearsal, honest, history);
    }

    private void isProven(Lie lie, LieKind kind) throws Exception {
        orders.tell(lie);
        untilAll(
                honest,
                status -> status.evidence().stream()
                        .anyMatch(proven ->
                                proven.kind() == kind && proven.organisation().equals(liar.organisation())));
        theTruthIsToldAndAllGoOn();
    }

    private void aClockAheadMovesNothingAndIsSeen() throws Exception {
        orders.tell(Lie.CLOCK_AHEAD);
        untilAll(honest, status -> seen(status, liar).runsAhead());
        assertThat(Instant.ofEpochMilli(rehearsal
                        .client(honest.getFirst())
                        .get("/v1/network")
                        .path("certifiedTime")
                        .asLong(Long.MAX_VALUE)))
                .isBefore(Instant.now().plusSeconds(2));
        theTruthIsToldAndAllGoOn();
    }

    private void anybodyCanCheckTheEvidence() throws Exception {
        OperatePage page = OperatePage.under("When a member lies");
        for (NodeProcess node : honest) {
            Path evidence = folder.resolve("evidence-of-" + node.label());
            Map<String, String> own = new HashMap<>(Map.of(
                    "API", node.address().toString(),
                    "EVIDENCE", evidence.toString(),
                    "GENESIS", rehearsal.network().directory().genesis().toString()));
            assertThat(Typed.run(page.line("./stele network evidence", own)).exitCode())
                    .isZero();
            List<Path> files = files(evidence);
            assertThat(files).hasSizeGreaterThanOrEqualTo(LieKind.values().length);
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
        long first = reader.ask(honest.getFirst().address()).certifiedHeight() + EPOCH_AHEAD;
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
        allGoOn();
        assertThat(reader.ask(honest.getFirst().address()).epoch()).isEqualTo(2);
    }

    private static void awaitEnd(NodeProcess node) throws Exception {
        Optional<ProcessHandle> running = node.running();
        if (running.isPresent()) {
            running.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
                rehearsal.network().directory().administration(node.label()).toString());
        own.put(
                "PASSPHRASE",
                rehearsal.network().directory().passphrase(node.label()).toString());
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

    private void theTruthIsToldAndAllGoOn() throws Exception {
        orders.tellTheTruth();
        allGoOn();
        assertThat(Contradictions.in(history)).isEmpty();
    }

    /** Each finishes two more: the first may have been nearly there. */
    private void allGoOn() throws Exception {
        long begin = System.nanoTime();
        history.await(
                PATIENCE,
                () -> honest.stream()
                        .allMatch(node -> history.acknowledged().stream()
                                        .filter(write -> write.client().equals(node.label()) && write.told() > begin)
                                        .count()
                                >= 2));
    }

    /** Looks again after each write that becomes final meanwhile. */
    private void untilAll(List<NodeProcess> nodes, Predicate<NetworkStatus> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (NodeProcess node : nodes) {
            while (!condition.test(reader.ask(node.address()))) {
                assertThat(System.nanoTime())
                        .as("%s of %s", reader.ask(node.address()), node)
                        .isLessThan(end);
                int known = history.acknowledged().size();
                history.await(PATIENCE, () -> history.acknowledged().size() > known);
            }
        }
    }

    private static Seen seen(NetworkStatus status, NodeProcess node) {
        return status.members().stream()
                .filter(member -> member.organisation().equals(node.organisation()))
                .findFirst()
                .orElseThrow();
    }
}
