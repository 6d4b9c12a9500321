package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailKind;
import org.stele.exchange.access.Released;
import org.stele.exchange.patient.Notice;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.review.OpenReview;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.contract.Code;

/** Step 5: the glass is broken, the patient told, and somebody else looks at it. */
class EmergencyTest {
    private static TestNetwork network;
    private static TestSeat responder;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        responder = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theEmergencySetIsReleasedAndNothingElseWhateverThePatientKeepsBack() {
        Admitted admitted = network.hospitalA().admit();
        network.submit(network.a(), admitted.patient().restricting(Optional.empty()));
        Released released = breakGlass(GlassId.generate(), admitted);
        assertThat(SharedReadTest.texts(responder.open(released.packed())))
                .containsExactly("heart failure", "penicillin", "bisoprolol");
    }

    @Test
    void aSecondReasonShowsAll() {
        Admitted admitted = network.hospitalA().admit();
        GlassId glass = GlassId.generate();
        breakGlass(glass, admitted);
        network.submit(network.b(), responder.widen(glass));
        Released wider = network.b()
                .exchange()
                .access()
                .ask(network.a().id(), responder.ask(admitted.patient().at(network.b()), Purpose.ETREAT));
        assertThat(responder.open(wider.packed()).records()).hasSize(8);
    }

    @Test
    void thePatientIsToldAtOnce() {
        Admitted admitted = network.hospitalA().admit();
        Released released = breakGlass(GlassId.generate(), admitted);
        Eventually.holds(() -> assertThat(network.a().told())
                .filteredOn(told -> told.subject().equals(admitted.patient().subject()))
                .anySatisfy(told -> isBroken(told.notice(), released)));
        List<Notice> notices = network.a()
                .exchange()
                .ownRecords()
                .notices(admitted.patient().author(), admitted.patient().subject());
        assertThat(notices).extracting(Notice::kind).containsExactly(TrailKind.CLAIMED, TrailKind.GLASS_BROKEN);
        assertThat(network.b().told()).isEmpty();
    }

    @Test
    void whatWasNotToldBeforeARestartIsToldAfterIt() {
        Admitted admitted = network.hospitalA().admit();
        SubjectId asked = admitted.patient().at(network.b());
        network.a().life().cutAt("Cabinet.find", org.stele.exchange.testing.Lifeline.Side.BEFORE, 1);
        network.submit(network.b(), responder.breakGlass(GlassId.generate(), asked));
        Eventually.holds(() -> assertThat(network.a().life().isCut()).isTrue());
        network.restart(network.a());
        Eventually.holds(() -> assertThat(network.a().told()).anySatisfy(told -> {
            assertThat(told.subject()).isEqualTo(admitted.patient().subject());
            assertThat(told.notice().kind()).isEqualTo(TrailKind.GLASS_BROKEN);
        }));
    }

    @Test
    void bothHospitalsOweAReviewUntilSomebodyElseClosesIt() {
        Admitted admitted = network.hospitalA().admit();
        GlassId glass = GlassId.generate();
        breakGlass(glass, admitted);
        for (TestMember member : List.of(network.a(), network.b())) {
            Eventually.holds(() -> assertThat(open(member)).contains(glass));
            TestSeat reviewer = (member.equals(network.a()) ? network.hospitalA() : network.hospitalB()).reviewer();
            assertThat(network.submit(member, reviewer.closeReview(glass)).code())
                    .isEqualTo(Code.OK);
            Eventually.holds(() -> assertThat(open(member)).doesNotContain(glass));
        }
        refused(Reason.FORBIDDEN, () -> network.b().exchange().reviews().open(responder.author()));
    }

    @Test
    void whoHasNoSuchPowerIsRefusedAndUsesNoPermit() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat clerk = network.hospitalB().clerk();
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.b()
                        .exchange()
                        .access()
                        .ask(
                                network.a().id(),
                                clerk.breakGlass(
                                        GlassId.generate(), admitted.patient().at(network.b()))));
    }

    @Test
    void whenTheGlassIsOverItsPermitsAreOver() {
        Admitted admitted = network.hospitalA().admit();
        Released released = breakGlass(GlassId.generate(), admitted);
        ReleaseRequest again = new ReleaseRequest(released.permit(), 0);
        assertThat(network.a().exchange().releases().release(responder.author(), again))
                .isNotNull();
        network.pass(java.time.Duration.ofMinutes(16));
        refused(Reason.ACCESS_REFUSED, () -> network.a().exchange().releases().release(responder.author(), again));
    }

    private static void isBroken(Notice notice, Released released) {
        assertThat(notice.kind()).isEqualTo(TrailKind.GLASS_BROKEN);
        assertThat(notice.who()).isEqualTo(responder.author());
        assertThat(notice.transaction()).isEqualTo(released.permit().transaction());
    }

    private static List<GlassId> open(TestMember member) {
        return member.exchange().reviews().open(member.own().author()).stream()
                .map(OpenReview::glass)
                .toList();
    }

    private static Released breakGlass(GlassId glass, Admitted admitted) {
        return network.b()
                .exchange()
                .access()
                .ask(
                        network.a().id(),
                        responder.breakGlass(glass, admitted.patient().at(network.b())));
    }
}
