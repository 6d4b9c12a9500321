package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stele.cli.network.liar.Lie;
import org.stele.ledger.Observation.Kind;
import org.stele.node.watch.NetworkStatus;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.NodeProblem;

/**
 * Four processes of which one leads the ordering and lies as only a leader can, or sends forged blocks to one that catches up,
 * over the real link and in the real Raft group: what it sends a follower as leader is changed in its own log appender. None of
 * it can be proven; who was lied to says who led.
 */
@Tag("faults")
class LyingLeaderTest {
    /** In which others have long chosen another leader. */
    private static final Duration STANDSTILL = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private LiarNetwork network;
    private NodeProcess liar;
    private NodeProcess victim;
    private List<NodeProcess> others;

    @BeforeEach
    void found() throws Exception {
        network = LiarNetwork.found(folder.resolve("network"));
        liar = network.liar();
        victim = network.honest().getLast();
        others = network.othersThan(victim);
    }

    @AfterEach
    void takeDown() {
        network.close();
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void whomTheLeaderLeavesOutSaysSoAndTheMembersExpelTheLeaderWithThatOnesVote() throws Exception {
        network.up();
        network.liarLeads();
        network.tell(Lie.CENSOR, victim);
        network.untilAll(List.of(victim), status -> saw(status, Kind.NOT_ORDERED));
        assertThatThrownBy(() -> network.rehearsal().registerAt(victim.label()))
                .isInstanceOfSatisfying(NodeProblem.class, no -> {
                    assertThat(no.status()).isEqualTo(503);
                    assertThat(no.code()).isEqualTo("NOT_CERTIFIED");
                    assertThat(no).hasMessageContaining("Try another member's node");
                });
        network.untilAll(others, status -> LiarNetwork.seen(status, victim).goesUnordered());
        network.goOn(others);

        theOthersAndTheVictimElsewhereExpelTheLiar();

        network.goOn(network.honest());
        assertThat(network.rehearsal().leader()).isNotEqualTo(liar);
        nobodyHonestIsConvicted();
        network.nothingIsLostAndNothingForked();
    }

    /** Whose own node cannot have its vote ordered, and so votes at another's. */
    private void theOthersAndTheVictimElsewhereExpelTheLiar() throws IOException {
        Operators operators =
                new Operators(folder, network.rehearsal().network(), OperatePage.under("Decide together"));
        String proposer = others.getFirst().label();
        operators.set(proposer, "MEMBER", liar.label() + ".example");
        operators.set(victim.label(), "API", others.getFirst().address().toString());
        operators.decide(
                "./stele network propose --expel", proposer, others.getLast().label(), victim.label());
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void whomTheLeaderSendsOtherEntriesAdoptsWhatAQuorumCertifiedAndGoesOn() throws Exception {
        network.up();
        network.liarLeads();
        network.tell(Lie.OTHER_ENTRIES, victim);
        network.untilAll(List.of(victim), status -> saw(status, Kind.OTHER_ORDER));
        network.goOn(network.honest());
        network.nothingIsContradicted();
        nobodyHonestIsConvicted();

        network.theTruthIsToldAndAllGoOn();
        liar.stop();

        network.goOn(network.honest());
        network.nothingIsLostAndNothingForked();
    }

    /** Each of them has voted, two for one header and one for another, and votes for no other by itself, whoever leads. */
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void whereTheLeaderSplitsTheHonestNothingForksAndTheyGoOnWhenTheyAgreed() throws Exception {
        network.up();
        network.liarLeads();
        network.tell(Lie.OTHER_ENTRIES, victim, others.getLast());
        for (NodeProcess node : network.honest()) {
            node.await("certifying all the same", () -> saysThatNothingIsFinal(node), LiarNetwork.PATIENCE);
        }
        nobodyHonestIsConvicted();

        liar.stop();

        assertThat(network.standsStill(STANDSTILL)).isTrue();
        assertThat(network.rehearsal().leader()).isIn(network.honest());

        theHonestAgree();
        network.goOn(network.honest());
        nobodyHonestIsConvicted();
        theHonestExpelTheLiar();

        network.goOn(network.honest());
        network.nothingIsLostAndNothingForked();
    }

    private void theHonestAgree() throws Exception {
        OperatePage page = OperatePage.under("When nothing becomes final any more");
        Operators operators = new Operators(folder, network.rehearsal().network(), page);
        List<String> labels = network.honest().stream().map(NodeProcess::label).toList();
        StringJoiner statements = new StringJoiner(" ");
        for (NodeProcess node : network.honest()) {
            node.stop();
            operators.set(
                    node.label(),
                    "STATEMENT",
                    folder.resolve(node.label() + ".statement").toString());
            operators.follow("./stele network statement", node.label());
            statements.add(operators.of(node.label(), "STATEMENT"));
        }
        for (String label : labels) {
            operators.set(label, "STATEMENTS", statements.toString());
            operators.follow("./stele network agree $NODE $STATEMENTS --passphrase-file", label);
            operators.set(label, "AGREED", agreedHash(operators.said()));
        }
        assertThat(labels.stream().map(label -> operators.of(label, "AGREED")).distinct())
                .hasSize(1);
        labels.forEach(label -> operators.follow("./stele network agree $NODE $STATEMENTS --hash", label));
        assertThat(operators.said()).contains("epoch 2 begins after it");
        NodeFiles.beginEpoch(2, network.honest());
        for (NodeProcess node : network.honest()) {
            assertThat(operators.line("./stele node run", node.label())).startsWith("node", "run");
            node.start();
        }
        for (NodeProcess node : network.honest()) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
        assertThat(page.notGiven()).isEmpty();
    }

    private static String agreedHash(String said) {
        Matcher hash = Pattern.compile("come to (\\S{43})").matcher(said);
        assertThat(hash.find()).as(said).isTrue();
        return hash.group(1);
    }

    private void theHonestExpelTheLiar() throws IOException {
        Operators operators =
                new Operators(folder, network.rehearsal().network(), OperatePage.under("Decide together"));
        String proposer = others.getFirst().label();
        operators.set(proposer, "MEMBER", liar.label() + ".example");
        operators.decide(
                "./stele network propose --expel", proposer, others.getLast().label(), victim.label());
    }

    private boolean saysThatNothingIsFinal(NodeProcess node) {
        try {
            network.rehearsal().registerAt(node.label());
            return false;
        } catch (NodeProblem no) {
            return no.status() == 503 && no.code().equals("NOT_CERTIFIED");
        } catch (Exception e) {
            throw new AssertionError(node + " answers nothing", e);
        }
    }

    @Test
    @Timeout(value = 12, unit = TimeUnit.MINUTES)
    void whoCatchesUpRefusesForgedBlocksAndHasThemFromTheNextMember() throws Exception {
        List<NodeProcess> nodes = network.rehearsal().network().nodes();
        OrderFiles.keepLittle(nodes);
        network.up();
        catchesUpDespite(Lie.BLOCKS_OF_OTHER_TRANSACTIONS, Kind.OTHER_ENTRY);
        catchesUpDespite(Lie.BLOCKS_OF_OTHER_STATES, Kind.FORGED_CERTIFICATE);
        catchesUpDespite(Lie.BLOCKS_OF_TOO_FEW, Kind.FORGED_CERTIFICATE);
        network.nothingIsLostAndNothingForked();
    }

    /** The liar is the first whom it asks. */
    private void catchesUpDespite(Lie lie, Kind refused) throws Exception {
        network.tell(lie);
        victim.stop();
        OrderFiles.writeUntilPurged(
                network.rehearsal().network().nodes().stream()
                        .filter(node -> !node.equals(victim))
                        .toList(),
                () -> network.rehearsal().registerAt(others.getFirst().label()));
        victim.start();
        victim.awaitReady(ProcessNetwork.PATIENCE);
        network.untilAll(List.of(victim), status -> saw(status, refused));
        network.goOn(network.honest());
        nobodyHonestIsConvicted();
        network.theTruthIsToldAndAllGoOn();
    }

    private boolean saw(NetworkStatus status, Kind kind) {
        return status.observations().stream()
                .anyMatch(seen -> seen.kind() == kind && seen.organisation().equals(liar.organisation()));
    }

    private void nobodyHonestIsConvicted() throws IOException {
        for (NodeProcess node : network.honest()) {
            assertThat(network.status(node).evidence()).as(node.label()).isEmpty();
        }
    }
}
