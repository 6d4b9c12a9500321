package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.access.Released;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.vault.journal.proof.Action;

/** Step 9: a copy of what was used in care is kept elsewhere, and the patient sees by whom. */
class KeepingTest {
    private static TestNetwork network;
    private static Copies copies;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        copies = Copies.of(network);
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aReleasedRecordThatWasUsedInCareIsKeptAndThePatientSeesByWhom() {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        assertThat(network.b()
                        .vault()
                        .segments()
                        .of(network.b().chart(kept.subject()))
                        .find(kept.record().value()))
                .isPresent();
        assertThat(copies.lines(admitted))
                .filteredOn(line -> line.record().equals(admitted.record("team")))
                .singleElement()
                .satisfies(line -> assertThat(line.copies())
                        .containsExactly(new RecordLine.Copy(network.b().id(), kept.record())));
        assertThat(network.a()
                        .exchange()
                        .trails()
                        .read(admitted.patient().author(), admitted.patient().subject())
                        .journal())
                .anySatisfy(linked -> {
                    assertThat(linked.entry().use().action()).isEqualTo(Action.KEEP);
                    assertThat(linked.entry().records().listed())
                            .contains(
                                    admitted.record("team").value(),
                                    kept.record().value());
                });
    }

    @Test
    void keepingTwiceIsKeepingOnce() {
        Admitted admitted = copies.granted();
        assertThat(copies.keep(admitted, "team")).isEqualTo(copies.keep(admitted, "team"));
        assertThat(copies.known(admitted)).hasSize(1);
    }

    @Test
    void whatIsNotWhatTheSourceCommittedToIsNotKept() {
        Admitted admitted = copies.granted();
        KeepOrder order = copies.order(admitted, "team");
        KeepOrder changed = new KeepOrder(
                order.permit(),
                order.source(),
                order.chart(),
                order.labels(),
                order.salt(),
                TestRecords.bytes("else"),
                order.facts());
        refused(Reason.COMMITMENT_MISMATCH, () -> copies.keep(changed));
    }

    @Test
    void onceTheGrantIsRevokedNothingMoreIsKept() {
        Admitted admitted = network.hospitalA().admit();
        var grant = admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        KeepOrder order = copies.order(admitted, "team");
        admitted.patient().revoke(grant);
        refused(Reason.NOT_FOUND, () -> copies.keep(order));
    }

    @Test
    void aCopyOfWhatWasNeverReleasedIsNotNoted() {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        Released released = copies.clinician().read(admitted);
        refused(
                Reason.NOT_FOUND,
                () -> network.a()
                        .exchange()
                        .keeping()
                        .kept(
                                network.insurer().id(),
                                new KeptNotice(released.permit(), admitted.record("team"), kept.record())));
        Admitted other = copies.granted();
        refused(
                Reason.NOT_FOUND,
                () -> network.a()
                        .exchange()
                        .keeping()
                        .kept(
                                network.b().id(),
                                new KeptNotice(released.permit(), other.record("team"), kept.record())));
    }

    static Stream<Arguments> steps() {
        return Stream.of("Batches.stage", "Ledger.submit", "Batches.activate", "Peers.peer")
                .flatMap(call -> Stream.of(Side.values()).map(side -> Arguments.of(call, side)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void whereverTheKeeperIsKilledTheCustodianKnowsOfCopiesThatTheLedgerHasAndOfOneInTheEnd(String call, Side side) {
        Admitted admitted = copies.granted();
        KeepOrder order = copies.order(admitted, "team");
        network.b().life().cutAt(call, side, 1);
        assertThatThrownBy(() -> copies.keep(order)).isInstanceOf(Lifeline.Killed.class);
        network.catchUp();
        assertThat(copies.known(admitted)).allSatisfy(KeepingTest::isOnTheLedger);
        network.restart(network.b());
        Kept kept = copies.keep(admitted, "team");
        assertThat(copies.known(admitted))
                .containsExactly(new RecordLine.Copy(network.b().id(), kept.record()))
                .allSatisfy(KeepingTest::isOnTheLedger);
        assertThat(network.b().vault().batches().pending()).isEmpty();
    }

    @Test
    void aCopyThatTheLedgerDoesNotHaveIsNotNoted() {
        Admitted admitted = copies.granted();
        KeepOrder order = copies.order(admitted, "team");
        KeptNotice early = new KeptNotice(order.permit(), order.source(), RecordId.generate());
        refused(
                Reason.NOT_FOUND,
                () -> network.a().exchange().keeping().kept(network.b().id(), early));
        assertThat(copies.known(admitted)).isEmpty();
    }

    private static void isOnTheLedger(RecordLine.Copy copy) {
        assertThat(network.state(network.a()).get(RecordTables.RECORD, copy.record()))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(RecordStatus.CURRENT));
    }
}
