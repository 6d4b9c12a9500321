package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Glass;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailKind;
import org.stele.exchange.review.OpenReview;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.Envelope;

/** What was released without a quorum comes onto the ledger by itself, whoever was killed or lost a seat meanwhile. */
class ProvisionalToldTest {
    private static TestNetwork network;
    private static TestSeat responder;
    private static Admitted admitted;
    private static SubjectId facingA;
    private static SubjectId facingB;
    private static Envelope answered;
    private static Envelope cutOff;
    private static Envelope unanswered;
    private static Envelope atHome;

    @BeforeAll
    static void loseAndRegainQuorum() {
        network = TestNetwork.openImpatient();
        responder = network.hospitalB().clinician();
        TestSeat own = network.hospitalA().clinician();
        TestSeat clerk = network.hospitalB().clerk();
        admitted = network.hospitalA().admit();
        facingA = admitted.patient().at(network.a());
        facingB = admitted.patient().at(network.b());
        refused(Reason.LEDGER_AT_WORK, () -> ask(responder.breakGlassProvisionally(facingB)));
        network.loseQuorum();
        network.awaitStandstill();
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.b()
                        .exchange()
                        .provisionals()
                        .ask(clerk.author(), network.a().id(), clerk.breakGlassProvisionally(facingB)));
        answered = responder.breakGlassProvisionally(facingB);
        ask(answered);
        cutOff = responder.breakGlassProvisionally(facingB);
        network.a().life().cutAt("Openings.open", Lifeline.Side.BEFORE, 1);
        assertThatThrownBy(() -> ask(cutOff)).isInstanceOf(Lifeline.Killed.class);
        network.restart(network.a());
        unanswered = responder.breakGlassProvisionally(facingB);
        network.wires().cut(network.a());
        refused(Reason.PEER_UNREACHABLE, () -> ask(unanswered));
        network.wires().mend(network.a());
        atHome = own.breakGlassProvisionally(facingA);
        network.a().exchange().provisionals().ask(own.author(), network.a().id(), atHome);
        network.restart(network.b());
        network.regainQuorum();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theLedgerHearsOfEachWithWhenItHappened() {
        for (Envelope each : List.of(answered, cutOff, unanswered, atHome)) {
            Glass glass = told(each);
            assertThat(glass.told().orElseThrow()).isAfter(glass.validity().from());
            assertThat(network.state(network.a()).get(AccessTables.GLASS, GlassId.of(each.id())))
                    .contains(glass);
        }
        refused(Reason.LEDGER_AT_WORK, () -> ask(responder.breakGlassProvisionally(facingB)));
    }

    @Test
    void thePatientIsToldAndReadsItInTheTrailWhichIsProvenComplete() throws Exception {
        told(answered);
        Eventually.holds(() -> assertThat(network.a().told()).anySatisfy(told -> {
            assertThat(told.subject()).isEqualTo(admitted.patient().subject());
            assertThat(told.notice().kind()).isEqualTo(TrailKind.GLASS_BROKEN_PROVISIONALLY);
            assertThat(told.notice().who()).isEqualTo(responder.author());
            assertThat(told.notice().transaction()).isEqualTo(answered.id());
        }));
        var file = network.a()
                .exchange()
                .trails()
                .file(admitted.patient().author(), admitted.patient().subject());
        assertThat(ProofFile.verify(file, network.verifier()).lines())
                .anyMatch(line -> line.contains("GLASS_BROKEN_PROVISIONALLY by " + responder.author()));
    }

    @Test
    void bothHospitalsReviewItAsOneThatCameLate() {
        Glass glass = told(answered);
        GlassId id = GlassId.of(answered.id());
        for (TestMember member : List.of(network.a(), network.b())) {
            Eventually.holds(() -> assertThat(open(member))
                    .filteredOn(review -> review.glass().equals(id))
                    .singleElement()
                    .satisfies(review -> assertThat(review.provisional())
                            .contains(glass.validity().from())));
            TestSeat reviewer = (member.equals(network.a()) ? network.hospitalA() : network.hospitalB()).reviewer();
            assertThat(network.submit(member, reviewer.closeReview(id)).code()).isEqualTo(Code.OK);
        }
    }

    @Test
    void itPermitsNothingMore() {
        told(answered);
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.b().exchange().access().ask(network.a().id(), responder.ask(facingB, Purpose.ETREAT)));
    }

    private static Glass told(Envelope envelope) {
        GlassId id = GlassId.of(envelope.id());
        Eventually.holds(() -> assertThat(network.state(network.b()).contains(AccessTables.GLASS, id))
                .isTrue());
        network.catchUp();
        return network.state(network.b()).get(AccessTables.GLASS, id).orElseThrow();
    }

    private static List<OpenReview> open(TestMember member) {
        return member.exchange().reviews().open(member.own().author());
    }

    private static void ask(Envelope envelope) {
        network.b()
                .exchange()
                .provisionals()
                .ask(responder.author(), network.a().id(), envelope);
    }
}
