package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Validity;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.exchange.provisional.ProvisionalRelease;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;

/** Two of four are gone: the glass can still be broken, by those who may, for what an emergency needs, and never unseen. */
class ProvisionalTest {
    private static final Duration LIFE = AccessCommand.BreakGlassProvisionally.LIFE;

    private static TestNetwork network;
    private static TestSeat responder;
    private static TestSeat busy;
    private static TestSeat stranded;
    private static TestSeat clerk;
    private static TestSeat suspended;
    private static Admitted admitted;
    private static SubjectId facingB;

    @BeforeAll
    static void loseQuorum() {
        network = TestNetwork.openImpatient();
        responder = network.hospitalB().clinician();
        busy = network.hospitalB().clinician();
        stranded = network.hospitalB().clinician();
        clerk = network.hospitalB().clerk();
        suspended = network.hospitalB().clinician();
        suspended.loseLicence();
        admitted = network.hospitalA().admit();
        facingB = admitted.patient().at(network.b());
        network.loseQuorum();
        network.awaitStandstill();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theEmergencySetIsReleasedAndNothingElse() {
        ProvisionalRelease release = ask(responder, responder.breakGlassProvisionally(facingB));
        assertThat(SharedReadTest.texts(responder.open(release.packed())))
                .containsExactly("heart failure", "penicillin", "bisoprolol");
        assertThat(release.height()).isEqualTo(network.state(network.a()).height());
    }

    @Test
    void theJournalHasItUnderTheTransactionThatTheLedgerWillGet() {
        Envelope asked = responder.breakGlassProvisionally(facingB);
        ask(responder, asked);
        assertThat(journal())
                .filteredOn(entry -> entry.use().action() == Action.EMERGENCY
                        && entry.outcome().equals(Entry.OK))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.use().actor()).isEqualTo(responder.author().toString());
                    assertThat(entry.use().basis())
                            .isEqualTo(new Basis.Permit(asked.id().bytes()));
                    assertThat(entry.records().count()).isEqualTo(3);
                });
    }

    @Test
    void theSameSignatureIsAnsweredAgainWithinItsTime() {
        Envelope asked = responder.breakGlassProvisionally(facingB);
        assertThat(ask(responder, asked).transaction())
                .isEqualTo(ask(responder, asked).transaction());
    }

    @Test
    void whoMayNotBreakTheGlassMayNotNowEither() {
        int before = refusals();
        refused(Reason.ACCESS_REFUSED, () -> ask(clerk, clerk.breakGlassProvisionally(facingB)));
        refused(Reason.ACCESS_REFUSED, () -> ask(suspended, suspended.breakGlassProvisionally(facingB)));
        assertThat(refusals()).isEqualTo(before + 2);
    }

    @Test
    void anotherKeyThanTheSeatsIsRefusedAndLeavesNothingInAnybodysJournal() {
        int before = journal().size();
        Instant now = Instant.ofEpochMilli(network.clock().millis());
        Envelope forged = TransactionBuilder.of(
                        network.genesis().network(),
                        "access",
                        AccessCommand.BreakGlassProvisionally.NAME,
                        new AccessCommand.BreakGlassProvisionally(
                                responder.id(),
                                facingB,
                                GlassReason.DISASTER,
                                clerk.sealing().publicKey(),
                                new Validity(now, now.plus(Duration.ofMinutes(10)))),
                        new Author("key", clerk.key().verificationKey().toString()),
                        now.plus(LIFE).minus(Duration.ofHours(1)))
                .sign(clerk.key());
        refused(Reason.ACCESS_REFUSED, () -> ask(responder, forged));
        assertThat(journal()).hasSize(before);
    }

    @Test
    void nobodyAsksForAnotherOrganisation() {
        Envelope asked = responder.breakGlassProvisionally(facingB);
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.a()
                        .exchange()
                        .provisionals()
                        .release(network.insurer().id(), asked));
        refused(
                Reason.FORBIDDEN,
                () -> network.a()
                        .exchange()
                        .provisionals()
                        .ask(responder.author(), network.a().id(), asked));
        refused(Reason.FORBIDDEN, () -> ask(clerk, asked));
    }

    @Test
    void thePatientsOtherSubjectsAndStrangersAreRefusedAlike() {
        for (SubjectId other : List.of(admitted.patient().subject(), SubjectId.generate())) {
            refused(Reason.ACCESS_REFUSED, () -> ask(responder, responder.breakGlassProvisionally(other)));
        }
    }

    @Test
    void whatTheLedgerCouldNotBeToldLaterIsNotAnswered() {
        Instant now = Instant.ofEpochMilli(network.clock().millis());
        Validity ten = new Validity(now, now.plus(Duration.ofMinutes(10)));
        invalid(ten, Duration.ofMinutes(10));
        invalid(ten, LIFE.plusHours(1));
        invalid(new Validity(now, now.plus(Duration.ofHours(1))), LIFE);
        invalid(new Validity(now.minus(Duration.ofMinutes(11)), now.minus(Duration.ofMinutes(1))), LIFE);
        invalid(new Validity(now.plus(Duration.ofMinutes(5)), now.plus(Duration.ofMinutes(15))), LIFE);
        refused(Reason.INVALID, () -> ask(responder, responder.ask(facingB, Purpose.TREAT)));
    }

    @Test
    void aSeatIsAnsweredForSixteenThatTheLedgerHasNotHeardOf() {
        for (int i = 0; i < 16; i++) {
            releaseAtA(busy.breakGlassProvisionally(facingB));
        }
        refused(Reason.TOO_MUCH_UNTOLD, () -> releaseAtA(busy.breakGlassProvisionally(facingB)));
        ask(responder, responder.breakGlassProvisionally(facingB));
    }

    @Test
    void aSeatAsksSixteenTimesOfWhomNobodyReaches() {
        network.wires().cut(network.insurer());
        for (int i = 0; i < 16; i++) {
            refused(Reason.PEER_UNREACHABLE, () -> ask(network.insurer(), stranded));
        }
        refused(Reason.TOO_MUCH_UNTOLD, () -> ask(network.insurer(), stranded));
    }

    private static void invalid(Validity validity, Duration life) {
        refused(Reason.INVALID, () -> ask(responder, responder.provisionally(facingB, validity, life)));
    }

    private static ProvisionalRelease ask(TestSeat seat, Envelope envelope) {
        return ask(network.a(), seat, envelope);
    }

    private static ProvisionalRelease ask(TestMember custodian, TestSeat seat) {
        return ask(custodian, seat, seat.breakGlassProvisionally(facingB));
    }

    private static ProvisionalRelease ask(TestMember custodian, TestSeat seat, Envelope envelope) {
        return network.b().exchange().provisionals().ask(seat.author(), custodian.id(), envelope);
    }

    private static void releaseAtA(Envelope envelope) {
        network.a().exchange().provisionals().release(network.b().id(), envelope);
    }

    private static int refusals() {
        return (int) journal().stream()
                .filter(entry -> entry.outcome().equals(Reason.ACCESS_REFUSED.name()))
                .count();
    }

    private static List<Entry> journal() {
        TestMember custodian = network.a();
        return custodian.vault().journal().entries(custodian.chart(facingB)).stream()
                .map(linked -> linked.entry())
                .toList();
    }
}
