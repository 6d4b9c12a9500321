package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.Codes;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Intake;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.IntakeState;
import org.stele.exchange.intake.SeatSignature;
import org.stele.exchange.staff.StaffIdentifier;
import org.stele.exchange.testing.TestHospital;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.label.Label;

/** Steps 1 and 7: bundles come in whole or not at all, signed by those who answer for them. */
class IntakeTest {
    private static TestNetwork network;
    private static TestHospital hospital;
    private static TestSeat clinician;
    private static TestSeat clerk;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        hospital = network.hospitalA();
        clinician = hospital.clinician();
        clerk = hospital.clerk();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aBundleIsSealedThenSignedThenCommittedAndVisibleAllAtOnce() {
        IncomingBundle bundle = TestRecords.bundle(clinician);
        IntakeBatch staged = intake().stage(clerk.author(), bundle);
        assertThat(staged.state()).isEqualTo(IntakeState.STAGED);
        assertThat(staged.transactions())
                .singleElement()
                .satisfies(payload -> assertThat(payload.missing()).containsExactly(clinician.id()));
        assertThat(visible(staged)).isZero();

        IntakeBatch done = intake().sign(staged.batch(), clinician.sign(staged));

        assertThat(done.state()).isEqualTo(IntakeState.COMMITTED);
        assertThat(done.receipts()).hasSize(1);
        assertThat(visible(done)).isEqualTo(8);
        assertThat(done.records())
                .hasSize(8)
                .allSatisfy(record -> assertThat(network.state(network.a()).contains(RecordTables.RECORD, record))
                        .isTrue());
    }

    @Test
    void aPrescriptionIsAttestedByItsPrescriberAndWhatNamesNobodyByTheOrganisation() {
        IntakeBatch done = hospital.takeIn(TestRecords.bundle(clinician), clinician);
        assertThat(network.state(network.a())
                        .get(RecordTables.RECORD, done.records().getLast()))
                .hasValueSatisfying(entry -> assertThat(entry.seat()).contains(clinician.id()));
        assertThat(network.state(network.a())
                        .get(RecordTables.RECORD, done.records().getFirst()))
                .hasValueSatisfying(entry -> assertThat(entry.attestation()).isEqualTo(Attestation.ORGANISATION));
    }

    @Test
    void theSameBundleAgainIsTheSameBatchBeforeAndAfterItIsCommitted() {
        IncomingBundle bundle = TestRecords.bundle(clinician);
        IntakeBatch first = intake().stage(clerk.author(), bundle);
        IntakeBatch second = intake().stage(clerk.author(), bundle);
        assertThat(second).isEqualTo(first);
        intake().sign(first.batch(), clinician.sign(first));
        IntakeBatch third = intake().stage(clerk.author(), bundle);
        assertThat(third.batch()).isEqualTo(first.batch());
        assertThat(third.state()).isEqualTo(IntakeState.COMMITTED);
        assertThat(third.records()).isEqualTo(first.records());
    }

    @Test
    void aLargeBundleIsPartedIntoTransactionsAndStillAllOrNothing() {
        List<IncomingRecord> many = java.util.stream.IntStream.range(0, 900)
                .mapToObj(i -> TestRecords.record("Observation", "value " + i, false, Label.domain("laboratory")))
                .toList();
        IntakeBatch done = hospital.takeIn(TestRecords.bundle(many));
        assertThat(done.receipts()).hasSize(3);
        assertThat(visible(done)).isEqualTo(900);
    }

    @Test
    void severalCliniciansSignTheSamePayloadOneAfterTheOther() {
        TestSeat other = hospital.clinician();
        IncomingBundle bundle =
                TestRecords.bundle(List.of(TestRecords.prescription(clinician), TestRecords.prescription(other)));
        IntakeBatch staged = intake().stage(clerk.author(), bundle);
        IntakeBatch half = intake().sign(staged.batch(), clinician.sign(staged));
        assertThat(half.state()).isEqualTo(IntakeState.STAGED);
        assertThat(half.transactions().getFirst().missing()).containsExactly(other.id());
        assertThat(intake().sign(staged.batch(), other.sign(half)).state()).isEqualTo(IntakeState.COMMITTED);
    }

    @Test
    void theSamePatientIsTheSameSubjectAgain() {
        String number = RandomId.generate().toString();
        IntakeBatch first = hospital.takeIn(TestRecords.bundle(number, List.of(observation())));
        IntakeBatch second = hospital.takeIn(TestRecords.bundle(number, List.of(observation())));
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(visible(second)).isEqualTo(2);
    }

    @Test
    void aKindThatDemandsAClinicianIsRefusedWithItsPlaceWhereNobodyHereSigns() {
        StaffIdentifier stranger = new StaffIdentifier("urn:x", "stranger");
        IncomingBundle bundle = TestRecords.bundle(List.of(observation(), TestRecords.unsigned(stranger)));
        List<RandomId> pending = network.a().vault().batches().pending();
        ExchangeException refusal = refused(Reason.CLINICIAN_MISSING, () -> intake().stage(clerk.author(), bundle));
        assertThat(refusal.issues()).extracting(Issue::path).containsExactly("records[1]");
        assertThat(network.a().vault().batches().pending()).isSubsetOf(pending);
    }

    @Test
    void aPrescriptionIsRefusedWhereWhoWroteItMayNotPrescribe() {
        TestSeat signer = hospital.seat(Power.SIGN, Power.BREAK_GLASS);
        IncomingBundle bundle = TestRecords.bundle(List.of(observation(), TestRecords.prescription(signer)));
        ExchangeException refusal = refused(Reason.CLINICIAN_MISSING, () -> intake().stage(clerk.author(), bundle));
        assertThat(refusal.issues()).containsExactly(new Issue("records[1]", "PRESCRIBER_MISSING"));
        TestSeat prescriber = hospital.seat(Power.SIGN, Power.PRESCRIBE);
        IncomingBundle good = TestRecords.bundle(List.of(observation(), TestRecords.prescription(prescriber)));
        assertThat(hospital.takeIn(good, prescriber).state()).isEqualTo(IntakeState.COMMITTED);
    }

    @Test
    void whoIsNeitherClerkNorTheOrganisationTakesNothingIn() {
        IncomingBundle bundle = TestRecords.bundle(clinician);
        for (Author author : List.of(
                clinician.author(),
                network.b().own().author(),
                network.hospitalB().clerk().author())) {
            refused(Reason.FORBIDDEN, () -> intake().stage(author, bundle));
        }
    }

    @Test
    void aSignatureThatDoesNotHoldOrIsNotAskedOfIsNotTaken() {
        IntakeBatch staged = intake().stage(clerk.author(), TestRecords.bundle(clinician));
        Bytes other = clinician.sign(TestRecords.bytes("something else"));
        refused(
                Reason.SIGNATURE_REFUSED,
                () -> intake().sign(
                                staged.batch(),
                                List.of(new SeatSignature(0, clinician.key().verificationKey(), other))));
        TestSeat stranger = hospital.clinician();
        Bytes theirs = stranger.sign(staged.transactions().getFirst().payload());
        refused(
                Reason.SIGNATURE_REFUSED,
                () -> intake().sign(
                                staged.batch(),
                                List.of(new SeatSignature(0, stranger.key().verificationKey(), theirs))));
        refused(
                Reason.SIGNATURE_REFUSED,
                () -> intake().sign(
                                staged.batch(),
                                List.of(new SeatSignature(7, stranger.key().verificationKey(), theirs))));
        refused(Reason.NOT_FOUND, () -> intake().sign(RandomId.generate(), List.of()));
    }

    @Test
    void withASuspendedLicenceThePrescriptionIsRefusedWithTheCodeAndNothingOfTheBundleStays() {
        TestSeat doctor = hospital.clinician();
        suspend(doctor);
        IncomingBundle bundle = TestRecords.bundle(List.of(observation(), TestRecords.prescription(doctor)));
        IntakeBatch staged = intake().stage(clerk.author(), bundle);
        ExchangeException refusal =
                refused(Reason.CONTRACT_REFUSED, () -> intake().sign(staged.batch(), doctor.sign(staged)));
        assertThat(refusal.refusal().orElseThrow().code()).isEqualTo(Codes.LICENCE_NOT_IN_FORCE);
        assertThat(visible(staged)).isZero();
        refused(Reason.BATCH_DISCARDED, () -> intake().find(clerk.author(), staged.batch()));

        board(new CredentialCommand.Reinstate(doctor.licence().orElseThrow()), "reinstate");
        IntakeBatch again = intake().stage(clerk.author(), bundle);
        assertThat(again.batch()).isNotEqualTo(staged.batch());
        assertThat(intake().sign(again.batch(), doctor.sign(again)).state()).isEqualTo(IntakeState.COMMITTED);
    }

    @Test
    void wherePartOfABundleStandsOnTheLedgerWhenTheRestIsRefusedThatPartIsBuried() {
        TestSeat doctor = hospital.clinician();
        List<IncomingRecord> many = new java.util.ArrayList<>(java.util.stream.IntStream.range(0, 400)
                .mapToObj(i -> TestRecords.record("Observation", "value " + i, false, Label.domain("laboratory")))
                .toList());
        many.add(TestRecords.prescription(doctor));
        IntakeBatch staged = intake().stage(clerk.author(), TestRecords.bundle(many));
        assertThat(staged.transactions()).hasSize(2);
        suspend(doctor);
        refused(Reason.CONTRACT_REFUSED, () -> intake().sign(staged.batch(), doctor.sign(staged)));
        Eventually.holds(() -> assertThat(staged.records())
                .allSatisfy(record -> assertThat(network.state(network.a()).get(RecordTables.RECORD, record))
                        .satisfiesAnyOf(
                                entry -> assertThat(entry).isEmpty(),
                                entry -> assertThat(entry.orElseThrow().status())
                                        .isEqualTo(org.stele.contracts.record.RecordStatus.ERASED))));
        assertThat(visible(staged)).isZero();
    }

    @Test
    void payloadsThatExpiredAreMadeAnewAndSignedAgain() {
        IntakeBatch staged = intake().stage(clerk.author(), TestRecords.bundle(clinician));
        List<SeatSignature> late = clinician.sign(staged);
        network.pass(Duration.ofMinutes(11));
        refused(Reason.PAYLOAD_EXPIRED, () -> intake().sign(staged.batch(), late));
        refused(Reason.SIGNATURE_REFUSED, () -> intake().sign(staged.batch(), late));
        IntakeBatch fresh = intake().find(clerk.author(), staged.batch());
        assertThat(intake().sign(staged.batch(), clinician.sign(fresh)).state()).isEqualTo(IntakeState.COMMITTED);
    }

    private static IncomingRecord observation() {
        return TestRecords.record("Observation", "value", false, Label.domain("laboratory"));
    }

    private static void suspend(TestSeat doctor) {
        board(new CredentialCommand.Suspend(doctor.licence().orElseThrow(), LicenceReason.UNDER_REVIEW), "suspend");
    }

    private static void board(CredentialCommand command, String name) {
        network.submit(
                network.board(),
                TransactionBuilder.of(
                                network.genesis().network(),
                                "credential",
                                name,
                                command,
                                network.board().own().author(),
                                network.clock().instant().plus(Duration.ofMinutes(5)))
                        .sign(network.board().own().transactions()));
    }

    private static int visible(IntakeBatch batch) {
        return network.a()
                .vault()
                .segments()
                .of(network.a().chart(batch.subject()))
                .entries()
                .size();
    }

    private static Intake intake() {
        return network.a().exchange().intake();
    }
}
