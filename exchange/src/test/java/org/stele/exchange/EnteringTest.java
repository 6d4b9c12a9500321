package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.identity.Power;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.ErasureGround;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Submission;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Writings;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.subject.Identifier;

/** A hospital's clerks enter patients and change what is known of them. */
class EnteringTest {
    private static TestNetwork network;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whoseEnrolmentIsRefusedIsNotLeftInTheDirectory() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK);
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        Submission refused = Submission.of(TestRecords.referring(TestRecords.plain("Patient"), "Organization/nope"));
        refused(Reason.INVALID, () -> writings().enrol(desk.author(), patient, refused));
        refused(
                Reason.INVALID,
                () -> network.a()
                        .exchange()
                        .jointWritings()
                        .enrol(
                                desk.author(),
                                patient,
                                Together.adding(
                                        Hash.of(RandomId.generate().bytes().toArray()),
                                        List.of(refused),
                                        List.of(),
                                        List.of("+1"))));
        assertThat(network.a().vault().directory().find(patient.number())).isEmpty();
        writings().enrol(desk.author(), patient, Submission.of(TestRecords.plain("Patient")));
        assertThat(network.a().vault().directory().find(patient.number())).isPresent();
    }

    @Test
    void whomTheLedgerRefusesIsNotLeftInTheDirectory() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK);
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        network.a().life().before("Ledger.submit", EnteringTest::takeIdsOfWhatIsStaged);
        refused(
                Reason.CONTRACT_REFUSED,
                () -> writings().enrol(desk.author(), patient, Submission.of(TestRecords.plain("Patient"))));
        assertThat(network.a().vault().directory().find(patient.number())).isEmpty();
        network.a().life().before("Ledger.submit", EnteringTest::takeIdsOfWhatIsStaged);
        refused(Reason.CONTRACT_REFUSED, () -> enrolTogether(desk, patient));
        assertThat(network.a().vault().directory().find(patient.number())).isEmpty();
        enrolTogether(desk, patient);
        assertThat(network.a().vault().directory().find(patient.number())).isPresent();
    }

    @Test
    void whatIsErasedIsNoAnswerToWhoeverSendsItAgain() {
        Hash digest = Hash.of(RandomId.generate().bytes().toArray());
        WrittenTogether written =
                enrolTogether(network.hospitalA().seat(Power.CLERK), TestRecords.patient("Zacharias Quintero"), digest);
        JointWritings joint = network.a().exchange().jointWritings();
        assertThat(joint.find(digest)).contains(written);
        List<RecordId> records = written.records().stream().map(Written::record).toList();
        submit(network.a(), "tombstone", new RecordCommand.Tombstone(records, ErasureGround.UNLAWFUL));
        assertThat(joint.find(digest)).isEmpty();
    }

    @Test
    void aClerkWhoEnteredAPatientOpensAgainWhatTheySentAndNothingThatIsKeptBackSince() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK);
        IncomingRecord first = TestRecords.plain("Patient");
        JointWritings joint = network.a().exchange().jointWritings();
        Hash digest = Hash.of(RandomId.generate().bytes().toArray());
        joint.enrol(
                desk.author(),
                TestRecords.patient("Zacharias Quintero"),
                Together.adding(digest, List.of(Submission.of(first)), List.of(), List.of("+1")));
        WrittenTogether written = joint.find(digest).orElseThrow();
        assertThat(joint.reopen(desk.author(), written))
                .extracting(ChartRecord::content)
                .containsExactly(first.content());
        refused(
                Reason.FORBIDDEN,
                () -> joint.reopen(network.hospitalA().reviewer().author(), written));
        FoundIn found = in(network.hospitalA().seat(Power.CLERK, Power.SIGN), first);
        writings()
                .retract(
                        clinician.author(),
                        found.home(),
                        found.entries().getFirst().record());
        network.catchUp();
        assertThat(joint.reopen(desk.author(), written)).isEmpty();
    }

    @Test
    void aRefusedVersionOfAPatientLeavesTheDirectoryAsItWas() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK, Power.SIGN);
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        IncomingRecord first = TestRecords.plain("Patient");
        writings().enrol(desk.author(), patient, Submission.of(first));
        FoundIn found = in(desk, first);
        IncomingPatient renamed = new IncomingPatient(
                patient.number(), patient.others(), "Nobody", patient.birthDate(), patient.contact());
        refused(
                Reason.INVALID,
                () -> writings()
                        .update(
                                desk.author(),
                                found.home(),
                                found.entries().getFirst().record(),
                                renamed,
                                Submission.of(TestRecords.referring(first, "Organization/nope"))));
        assertThat(network.a()
                        .vault()
                        .directory()
                        .find(patient.number())
                        .orElseThrow()
                        .name())
                .isEqualTo("Zacharias Quintero");
    }

    @Test
    void whoIsNoClerkChangesNoIdentifierAndNobodyAddsASecondNumberOfTheSameAuthority() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK, Power.SIGN);
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        IncomingRecord first = TestRecords.plain("Patient");
        writings().enrol(desk.author(), patient, Submission.of(first));
        FoundIn found = in(desk, first);
        RecordId present = found.entries().getFirst().record();
        refused(
                Reason.FORBIDDEN,
                () -> writings()
                        .update(
                                clinician.author(),
                                found.home(),
                                present,
                                with(patient, new Identifier("urn:oid:9.9", "1")),
                                Submission.of(first)));
        refused(
                Reason.INVALID,
                () -> writings()
                        .update(
                                desk.author(),
                                found.home(),
                                present,
                                with(patient, new Identifier("urn:oid:1.2.3", "4711")),
                                Submission.of(first)));
        writings()
                .update(
                        desk.author(),
                        found.home(),
                        present,
                        with(patient, new Identifier("urn:oid:9.9", "1")),
                        Submission.of(first));
    }

    @Test
    void aPatientWhoseBundleIsOnItsWayIsNotEnteredBesideIt() {
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        network.a()
                .exchange()
                .intake()
                .stage(
                        network.a().own().author(),
                        new IncomingBundle(
                                Hash.of(RandomId.generate().bytes().toArray()),
                                patient,
                                List.of(TestRecords.plain("Patient"))));
        TestSeat clerk = network.hospitalA().clerk();
        refused(
                Reason.IDENTIFIER_TAKEN,
                () -> writings().enrol(clerk.author(), patient, Submission.of(TestRecords.plain("Patient"))));
    }

    @Test
    void aPatientIsEnteredOnceAndChangedUnderTheSameNumber() {
        TestSeat desk = network.hospitalA().seat(Power.CLERK, Power.SIGN);
        IncomingPatient patient = TestRecords.patient("Zacharias Quintero");
        IncomingRecord first = TestRecords.plain("Patient");
        writings().enrol(desk.author(), patient, Submission.of(first));
        refused(
                Reason.IDENTIFIER_TAKEN,
                () -> writings().enrol(desk.author(), patient, Submission.of(TestRecords.plain("Patient"))));
        FoundIn found = in(desk, first);
        IncomingPatient renamed = new IncomingPatient(
                patient.number(), patient.others(), "Zacharias Quint", patient.birthDate(), patient.contact());
        RecordId present = found.entries().getFirst().record();
        refused(
                Reason.INVALID,
                () -> writings()
                        .update(
                                desk.author(),
                                found.home(),
                                present,
                                TestRecords.patient("Zacharias"),
                                Submission.of(first)));
        writings().update(desk.author(), found.home(), present, renamed, Submission.of(first));
        assertThat(network.a()
                        .vault()
                        .directory()
                        .find(patient.number())
                        .orElseThrow()
                        .name())
                .isEqualTo("Zacharias Quint");
    }

    private static WrittenTogether enrolTogether(TestSeat desk, IncomingPatient patient) {
        return enrolTogether(desk, patient, Hash.of(RandomId.generate().bytes().toArray()));
    }

    private static WrittenTogether enrolTogether(TestSeat desk, IncomingPatient patient, Hash digest) {
        return network.a()
                .exchange()
                .jointWritings()
                .enrol(
                        desk.author(),
                        patient,
                        Together.adding(
                                digest,
                                List.of(Submission.of(TestRecords.plain("Patient"))),
                                List.of(),
                                List.of("+1")));
    }

    /** Another member commits to the same ids first. */
    private static void takeIdsOfWhatIsStaged() {
        List<Entry> taken = network.a().vault().batches().pending().stream()
                .flatMap(batch -> network.a().vault().batches().records(batch).stream())
                .map(it -> new Entry(new RecordId(it.id()), Hash.of(new byte[0])))
                .toList();
        if (taken.isEmpty()) { // what the node submits by itself meanwhile
            network.a().life().before("Ledger.submit", EnteringTest::takeIdsOfWhatIsStaged);
            return;
        }
        submit(network.b(), "commit", new RecordCommand.Commit(List.of(new Sheet(Attestor.ORGANISATION, taken))));
    }

    private static void submit(TestMember member, String name, RecordCommand command) {
        network.submit(
                member,
                TransactionBuilder.of(
                                network.genesis().network(),
                                "record",
                                name,
                                command,
                                member.own().author(),
                                network.clock().instant().plus(Duration.ofMinutes(5)))
                        .sign(member.own().transactions()));
    }

    private static IncomingPatient with(IncomingPatient patient, Identifier other) {
        return new IncomingPatient(
                patient.number(), new TreeSet<>(Set.of(other)), patient.name(), patient.birthDate(), patient.contact());
    }

    private static Writings writings() {
        return network.a().exchange().writings();
    }

    private static FoundIn in(TestSeat seat, IncomingRecord record) {
        return network.a()
                .exchange()
                .searches()
                .search(
                        seat.author(),
                        chart -> new ChartQuery.Look(
                                false,
                                chart.where(facts ->
                                        facts.address().equals(record.facts().address()))))
                .getFirst();
    }
}
