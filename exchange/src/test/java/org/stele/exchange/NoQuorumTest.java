package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.IntakeState;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;

/** What was ordered and is not certified has not happened, and may yet happen: nobody acts on it, and nothing of it is lost. */
class NoQuorumTest {
    private static TestNetwork network;
    private static TestSeat clinician;
    private static IncomingBundle bundle;
    private static Copies copies;
    private static Admitted admitted;
    private static KeepOrder order;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clinician = network.hospitalA().clinician();
        String number = RandomId.generate().toString();
        bundle = TestRecords.bundle(number, List.of(TestRecords.prescription(clinician)));
        network.hospitalA().takeIn(TestRecords.bundle(number, List.of(TestRecords.prescription(clinician))), clinician);
        copies = Copies.of(network);
        admitted = copies.granted();
        copies.keep(admitted, "penicillin");
        order = copies.order(admitted, "team");
        network.loseQuorum();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aBatchIsNeitherGivenUpNorMadeAnewThoughItsPayloadsWouldHaveExpired() {
        IntakeBatch staged = stage();
        killed(network.a(), () -> network.a().exchange().intake().sign(staged.batch(), clinician.sign(staged)));
        network.clock().advance(Duration.ofMinutes(11));
        network.restart(network.a());
        IntakeBatch later = stage();
        assertThat(later.batch()).isEqualTo(staged.batch());
        assertThat(later.state()).isEqualTo(IntakeState.COMMITTING);
        assertThat(later.transactions().getFirst().payload())
                .isEqualTo(staged.transactions().getFirst().payload());
        assertThat(network.a().vault().batches().pending()).contains(staged.batch());
        assertThat(network.state(network.a())
                        .contains(RecordTables.RECORD, staged.records().getFirst()))
                .isFalse();
    }

    @Test
    void aCopyIsNotAcknowledgedToTheCustodian() {
        killed(network.b(), () -> copies.keep(order));
        RandomId batch = network.b().vault().batches().pending().getFirst();
        RecordId copy = new RecordId(
                network.b().vault().batches().records(batch).getFirst().id());
        KeptNotice notice = new KeptNotice(order.permit(), order.source(), copy);
        refused(
                Reason.NOT_FOUND,
                () -> network.a().exchange().keeping().kept(network.b().id(), notice));
        assertThat(copies.known(admitted))
                .hasSize(1)
                .noneMatch(known -> known.record().equals(copy));
    }

    private static IntakeBatch stage() {
        return network.a().exchange().intake().stage(network.a().own().author(), bundle);
    }

    /** As soon as the ledger was handed the transaction, whose end never comes. */
    private static void killed(TestMember member, ThrowingCallable work) {
        member.life().cutAt("Ledger.submit", Side.AFTER, 1);
        assertThatThrownBy(work).isInstanceOf(Lifeline.Killed.class);
    }
}
