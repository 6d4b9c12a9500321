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
import org.stele.contracts.id.RecordId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.access.Released;
import org.stele.exchange.erase.ErasureReport;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.keep.KeptNotice;
import org.stele.exchange.patient.RecordLine;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestPatient.Wish;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.formats.release.Disclosed;
import org.stele.vault.commitment.Salt;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.RecordState;

/** Step 9: a copy is kept elsewhere; one record is erased at both, another restricted until its date. */
class ErasureTest {
    private static TestNetwork network;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clinician = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aReleasedRecordThatWasUsedInCareIsKeptAndThePatientSeesByWhom() {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
        assertThat(network.b()
                        .vault()
                        .segments()
                        .of(network.b().chart(kept.subject()))
                        .find(kept.record().value()))
                .isPresent();
        assertThat(lines(admitted))
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
        Admitted admitted = granted();
        assertThat(keep(admitted, "team")).isEqualTo(keep(admitted, "team"));
        assertThat(lines(admitted)).flatExtracting(RecordLine::copies).hasSize(1);
    }

    @Test
    void whatIsNotWhatTheSourceCommittedToIsNotKept() {
        Admitted admitted = granted();
        KeepOrder order = order(admitted, "team");
        KeepOrder changed = new KeepOrder(
                order.permit(),
                order.source(),
                order.chart(),
                order.labels(),
                order.salt(),
                TestRecords.bytes("else"),
                order.facts());
        refused(
                Reason.COMMITMENT_MISMATCH,
                () -> network.b().exchange().keeping().keep(clinician.author(), changed));
    }

    @Test
    void onceTheGrantIsRevokedNothingMoreIsKept() {
        Admitted admitted = network.hospitalA().admit();
        var grant = admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        KeepOrder order = order(admitted, "team");
        admitted.patient().revoke(grant);
        refused(Reason.NOT_FOUND, () -> network.b().exchange().keeping().keep(clinician.author(), order));
    }

    @Test
    void aCopyOfWhatWasNeverReleasedIsNotNoted() {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
        Released released = ask(admitted);
        refused(
                Reason.NOT_FOUND,
                () -> network.a()
                        .exchange()
                        .keeping()
                        .kept(
                                network.insurer().id(),
                                new KeptNotice(released.permit(), admitted.record("team"), kept.record())));
        Admitted other = granted();
        refused(
                Reason.NOT_FOUND,
                () -> network.a()
                        .exchange()
                        .keeping()
                        .kept(
                                network.b().id(),
                                new KeptNotice(released.permit(), other.record("team"), kept.record())));
    }

    @Test
    void oneIsErasedHereAndThereTheOtherRestrictedAndTheCertificateCloses() throws Exception {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
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

        isErased(network.a(), admitted.record("team"));
        isErased(network.b(), kept.record());
        assertThat(lines(admitted))
                .filteredOn(line -> line.record().equals(admitted.record("ejection fraction 38")))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(RecordState.RESTRICTED));
        assertThat(SharedReadTest.texts(clinician.open(ask(admitted).packed())))
                .doesNotContain("team", "ejection fraction 38");

        Bytes file =
                network.a().exchange().erasures().certificate(admitted.patient().author(), id);
        Shown shown = ProofFile.verify(file, network.verifier());
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line).contains("RESTRICTED until 2034-02-03"));
        Mutations.eachIsRefused(file, network.verifier());
    }

    @Test
    void aCopyThatThePatientForgotIsNamed() {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
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
        Admitted admitted = granted();
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
        Admitted admitted = granted();
        Admitted other = granted();
        refused(
                Reason.NOT_FOUND,
                () -> admitted.patient()
                        .erase(
                                ErasureId.generate(),
                                new Wish(other.record("team"), network.a().id())));
    }

    @Test
    void aHolderOutOfReachIsAwaitedAndAnswersWhenItIsBack() {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
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
    void aHolderErasesOnlyWhatThePatientsSignedRequestMeansToo() {
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
        Kept other = keep(admitted, "heart failure");
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

    @Test
    void whatARestoredBackupBringsBackIsErasedAgainBeforeAnythingIsServed() {
        Admitted admitted = network.hospitalA().admit();
        RecordId team = admitted.record("team");
        String backup = network.backup(network.a());
        admitted.patient()
                .erase(ErasureId.generate(), new Wish(team, network.a().id()));
        isErased(network.a(), team);
        network.restore(network.a(), backup);
        isErased(network.a(), team);
        assertThat(lines(admitted))
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
        Admitted admitted = granted();
        Kept kept = keep(admitted, "team");
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
        isErased(network.a(), admitted.record("team"));
        isErased(network.b(), kept.record());
    }

    private static ErasureReport ask(ErasureId id, Admitted admitted, Kept kept) {
        return admitted.patient()
                .erase(
                        id,
                        new Wish(admitted.record("team"), network.a().id()),
                        new Wish(kept.record(), network.b().id()));
    }

    private static void isErased(TestMember member, RecordId record) {
        assertThat(network.state(member).get(RecordTables.RECORD, record))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(RecordStatus.ERASED));
        assertThat(member.vault().erasure().tombstones())
                .anySatisfy(tombstone -> assertThat(tombstone.record()).isEqualTo(record.value()));
    }

    private static Admitted granted() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        return admitted;
    }

    private static List<RecordLine> lines(Admitted admitted) {
        return network.a()
                .exchange()
                .ownRecords()
                .list(admitted.patient().author(), admitted.patient().subject());
    }

    private static Kept keep(Admitted admitted, String text) {
        Kept kept = network.b().exchange().keeping().keep(clinician.author(), order(admitted, text));
        network.catchUp();
        Eventually.holds(() -> assertThat(lines(admitted))
                .flatExtracting(RecordLine::copies)
                .contains(new RecordLine.Copy(network.b().id(), kept.record())));
        return kept;
    }

    private static KeepOrder order(Admitted admitted, String text) {
        Released released = ask(admitted);
        Disclosed record = clinician.open(released.packed()).records().stream()
                .filter(any -> any.content().equals(TestRecords.bytes(text)))
                .findFirst()
                .orElseThrow();
        return new KeepOrder(
                released.permit(),
                record.record(),
                record.chart(),
                record.readLabels(),
                new Salt(record.salt()),
                record.content(),
                Facts.of("Kept/" + record.record(), 0));
    }

    private static Released ask(Admitted admitted) {
        return network.b()
                .exchange()
                .access()
                .ask(network.a().id(), clinician.ask(admitted.patient().at(network.b()), Purpose.TREAT));
    }
}
