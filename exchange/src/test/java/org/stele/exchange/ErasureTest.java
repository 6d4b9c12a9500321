package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.KeepingGround;
import org.stele.contracts.id.ErasureId;
import org.stele.crypto.Bytes;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestPatient.Wish;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.vault.segment.RecordState;

/** Step 9: one record is erased here and where a copy was kept, another restricted until its date. */
class ErasureTest {
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
    void oneIsErasedHereAndThereTheOtherRestrictedAndTheCertificateCloses() throws Exception {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        ErasureId id = ErasureId.generate();
        ErasureReport report = admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("team"), network.a().id()),
                        new Wish(kept.record(), network.b().id()),
                        new Wish(
                                admitted.record("ejection fraction 38"),
                                network.a().id()));
        assertThat(report.items())
                .extracting(item -> item.answer().orElseThrow().outcome())
                .containsExactly(ErasureOutcome.ERASED, ErasureOutcome.RESTRICTED, ErasureOutcome.ERASED);
        ErasureAnswer restricted = report.items().get(1).answer().orElseThrow();
        assertThat(restricted.ground()).contains(KeepingGround.RETENTION_LAW);
        assertThat(restricted.until().orElseThrow()).isEqualTo("2034-02-03T00:00:00Z");
        assertThat(report.closed()).isPresent();

        copies.isErased(network.a(), admitted.record("team"));
        copies.isErased(network.b(), kept.record());
        assertThat(copies.lines(admitted))
                .filteredOn(line -> line.record().equals(admitted.record("ejection fraction 38")))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(RecordState.RESTRICTED));
        assertThat(SharedReadTest.texts(copies.clinician()
                        .open(copies.clinician().read(admitted).packed())))
                .doesNotContain("team", "ejection fraction 38");

        Bytes file =
                network.a().exchange().erasures().certificate(admitted.patient().author(), id);
        Shown shown = ProofFile.verify(file, network.verifier());
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line).contains("RESTRICTED until 2034-02-03"));
        Mutations.eachIsRefused(file, network.verifier());
        Mutations.eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(file, network.verifier());
    }

    @Test
    void aCopyThatThePatientForgotIsNamed() {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        ExchangeException refusal = refused(
                Reason.HOLDER_MISSING,
                () -> admitted.patient()
                        .erase(
                                ErasureId.generate(),
                                new Wish(admitted.record("team"), network.a().id())));
        assertThat(refusal.issues())
                .extracting(Issue::path)
                .containsExactly(network.b().id() + "/" + kept.record());
    }

    @Test
    void whoReadTheSignedRequestOnTheLedgerLearnsNoRecordByRepeatingIt() {
        Admitted admitted = copies.granted();
        ErasureId id = ErasureId.generate();
        admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("heart failure"), network.a().id()));
        var hidden = new org.stele.contracts.consent.RequestedItem(
                new org.stele.exchange.erase.ErasureOpening(admitted.record("team"), Bytes.wrap(new byte[32])).item(),
                network.a().id());
        var envelope = admitted.patient()
                .decide(
                        "requestErasure",
                        new org.stele.contracts.consent.ConsentCommand.RequestErasure(
                                id, admitted.patient().subject(), List.of(hidden)));
        refused(Reason.OPENING_MISMATCH, () -> network.a().exchange().erasures().request(envelope, List.of()));
    }

    @Test
    void anotherPatientsRecordIsNotFound() {
        Admitted admitted = copies.granted();
        Admitted other = copies.granted();
        refused(
                Reason.NOT_FOUND,
                () -> admitted.patient()
                        .erase(
                                ErasureId.generate(),
                                new Wish(other.record("team"), network.a().id())));
    }

    @Test
    void aHolderErasesOnlyWhatThePatientsSignedRequestMeansToo() {
        Admitted admitted = copies.granted();
        Kept kept = copies.keep(admitted, "team");
        Kept other = copies.keep(admitted, "heart failure");
        ErasureId id = ErasureId.generate();
        network.wires().cut(network.b());
        admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("team"), network.a().id()),
                        new Wish(kept.record(), network.b().id()));
        network.catchUp();
        var wrong = new org.stele.exchange.erase.ErasureOpening(other.record(), Bytes.wrap(new byte[32]));
        refused(
                Reason.NOT_FOUND,
                () -> network.b()
                        .exchange()
                        .erasures()
                        .held(
                                network.a().id(),
                                new org.stele.exchange.erase.HeldErasure(
                                        TestPatient.elsewhere(id, network.b().id()), 0, wrong, 0)));
        network.wires().mend(network.b());
        assertThat(network.b()
                        .vault()
                        .segments()
                        .of(network.b().chart(other.subject()))
                        .find(other.record().value()))
                .isPresent();
    }
}
