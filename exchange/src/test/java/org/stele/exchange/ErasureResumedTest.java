package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient.Wish;

/** Step 9, where somebody is out of reach, killed or restored: the erasure comes to its end all the same. */
class ErasureResumedTest {
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
    void aHolderOutOfReachIsAwaitedAndAnswersWhenItIsBack() {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        ErasureId id = ErasureId.generate();
        network.wires().cut(network.b());
        ErasureReport report = admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("team"), network.a().id()),
                        new Wish(kept.record(), network.b().id()));
        assertThat(report.closed()).isEmpty();
        ExchangeException open = refused(
                Reason.ERASURE_OPEN,
                () -> network.a()
                        .exchange()
                        .erasures()
                        .certificate(admitted.patient().author(), id));
        assertThat(open.issues()).containsExactly(new Issue(network.b().id().toString(), "AWAITED"));
        network.restart(network.a());
        network.wires().mend(network.b());
        Eventually.holds(() -> assertThat(network.a()
                        .exchange()
                        .erasures()
                        .report(admitted.patient().author(), id)
                        .closed())
                .isPresent());
    }

    @Test
    void whatARestoredBackupBringsBackIsErasedAgainBeforeAnythingIsServed() {
        Admitted admitted = network.hospitalA().admit();
        RecordId team = admitted.record("team");
        String backup = network.backup(network.a());
        admitted.patient()
                .erase(ErasureId.generate(), new Wish(team, network.a().id()));
        copies.isErased(network.a(), team);
        network.restore(network.a(), backup);
        copies.isErased(network.a(), team);
        assertThat(copies.lines(admitted))
                .extracting(RecordLine::record)
                .doesNotContain(team)
                .hasSize(7);
    }

    @Test
    void whereverTheCustodianIsKilledTheErasureIsCarriedToItsEnd() {
        for (String step : List.of("Erasure.request", "Ledger.submit", "Cabinet.put", "Cabinet.remove")) {
            for (Lifeline.Side side : Lifeline.Side.values()) {
                killedAt(step, side);
            }
        }
    }

    private static void killedAt(String step, Lifeline.Side side) {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        ErasureId id = ErasureId.generate();
        network.a().life().cutAt(step, side, 2);
        try {
            ask(id, admitted, kept);
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        network.restart(network.a());
        // The client had no answer, so it asks again; what stands on the ledger is carried on without it.
        Eventually.holds(() -> assertThat(ask(id, admitted, kept).closed())
                .as(step + " " + side)
                .isPresent());
        copies.isErased(network.a(), admitted.record("team"));
        copies.isErased(network.b(), kept.record());
    }

    private static ErasureReport ask(ErasureId id, Admitted admitted, Kept kept) {
        return admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("team"), network.a().id()),
                        new Wish(kept.record(), network.b().id()));
    }
}
