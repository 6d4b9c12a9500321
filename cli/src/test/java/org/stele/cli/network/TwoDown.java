package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.id.GlassId;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.release.Disclosed;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.processes.NodeProcess;
import org.stele.testkit.processes.ProcessNetwork;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.staff.ProvisionalRelease;
import org.stele.wallet.staff.SeatClient;

/** Two of four nodes are killed: what goes on without a quorum, and what is made good when it is back. */
final class TwoDown {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String AT_WORK = "LEDGER_AT_WORK";

    private final Rehearsal rehearsal;
    private final Hospitals hospitals;
    private final ProofVerifier verifier;

    private TwoDown(Rehearsal rehearsal, Hospitals hospitals, ProofVerifier verifier) {
        this.rehearsal = rehearsal;
        this.hospitals = hospitals;
        this.verifier = verifier;
    }

    static void play(Rehearsal rehearsal) throws Exception {
        Hospitals hospitals = Hospitals.staffed(rehearsal);
        byte[] genesis = hospitals.hospitalA().node().getBytes("/v1/genesis");
        new TwoDown(rehearsal, hospitals, new ProofVerifier(Genesis.parse(Bytes.wrap(genesis)))).play();
    }

    private void play() throws Exception {
        hospitals.patient().records();
        assertThatThrownBy(this::breakGlass)
                .isInstanceOfSatisfying(
                        NodeProblem.class, problem -> assertThat(problem.code()).isEqualTo(AT_WORK));
        List<NodeProcess> down = Stream.of("insurer", "board")
                .map(label -> rehearsal.network().node(label))
                .toList();
        down.forEach(NodeProcess::kill);
        ProvisionalRelease released = await(this::breakGlass);
        writesStopWithTheReason();
        readsGoOn();
        onlyTheEmergencySetWasReleased(released);
        for (NodeProcess node : down) {
            node.start();
        }
        for (NodeProcess node : down) {
            node.awaitReady(ProcessNetwork.PATIENCE);
        }
        long acknowledged = rehearsal.registerAt("board").height();
        assertThat(confirmedHeight()).isGreaterThanOrEqualTo(acknowledged);
        theLedgerHearsOfIt(released);
        itIsReviewedAtBoth(released.glass());
    }

    private ProvisionalRelease breakGlass() throws Exception {
        return hospitals
                .atB()
                .breakGlassProvisionally(
                        hospitals.hospitalA().id(), hospitals.askedByB(), GlassReason.UNABLE_TO_CONSENT);
    }

    private void writesStopWithTheReason() {
        assertThatThrownBy(() -> rehearsal.registerAt("hospital-a")).isInstanceOfSatisfying(NodeProblem.class, no -> {
            assertThat(no.status()).isEqualTo(503);
            assertThat(no.code()).isEqualTo("NOT_CERTIFIED");
            assertThat(no).hasMessageContaining("until they are back");
        });
    }

    private void readsGoOn() throws Exception {
        String record = "/v1/records/" + hospitals.allergy();
        assertThat(hospitals.hospitalA().node().get(record).path("status").asString())
                .isEqualTo("CURRENT");
        assertThat(hospitals.patient().records()).isNotEmpty();
        assertThat(hospitals.clinicianA().chart(hospitals.home()).findValuesAsString("resourceType"))
                .containsExactlyInAnyOrder("Patient", "AllergyIntolerance");
        assertThatThrownBy(this::confirmedHeight)
                .isInstanceOfSatisfying(
                        NodeProblem.class, no -> assertThat(no.code()).isEqualTo("NOT_CERTIFIED"));
    }

    private long confirmedHeight() throws Exception {
        return hospitals
                .hospitalA()
                .node()
                .get("/v1/network?confirmed=true")
                .path("certifiedHeight")
                .asLong();
    }

    private void onlyTheEmergencySetWasReleased(ProvisionalRelease released) throws Exception {
        assertThat(opener().openProvisional(released.packed().toArray(), hospitals.clinicianB())
                        .records())
                .extracting(Disclosed::record)
                .containsExactly(hospitals.allergy());
    }

    /**
     * By itself; a try before, of which nobody knew whether it was answered, may be told too. And the patient has it in a trail
     * that is proven complete, with each look at the own records.
     */
    private void theLedgerHearsOfIt(ProvisionalRelease released) throws Exception {
        String path = "/v1/transactions/" + released.transaction();
        assertThat(await(() -> hospitals.hospitalA().node().get(path))
                        .path("code")
                        .asString())
                .isEqualTo("OK");
        assertThat(opener().open(released.packed().toArray(), hospitals.clinicianB())
                        .records())
                .hasSize(1);
        assertThat(hospitals.patient().notices().findValuesAsString("kind")).contains("GLASS_BROKEN_PROVISIONALLY");
        List<String> lines = ProofFile.verify(Bytes.wrap(hospitals.patient().trail()), verifier)
                .lines();
        assertThat(lines).filteredOn(line -> line.contains(" SEARCH by ")).hasSize(2);
        assertThat(lines).filteredOn(line -> line.contains(" OPEN by ")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.contains(" EMERGENCY by ")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains(" GLASS_BROKEN_PROVISIONALLY by ")
                        && line.contains(released.glass().toString()))
                .hasSize(1);
    }

    private void itIsReviewedAtBoth(GlassId glass) throws Exception {
        assertThatThrownBy(() -> hospitals.atB().closeReview(glass, Finding.JUSTIFIED))
                .isInstanceOf(NodeProblem.class);
        for (SeatClient reviewer : List.of(hospitals.reviewerA(), hospitals.reviewerB())) {
            assertThat(reviewer.reviews().findValuesAsString("glass")).containsOnlyOnce(glass.toString());
            reviewer.closeReview(glass, Finding.JUSTIFIED);
        }
    }

    private ReleaseOpener opener() {
        return new ReleaseOpener(hospitals.hospitalA().node(), verifier);
    }

    /** The answer, as soon as it is no refusal. */
    private static <T> T await(Callable<T> question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.call();
            } catch (NodeProblem refusal) {
                if (System.nanoTime() > end) {
                    throw refusal;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
