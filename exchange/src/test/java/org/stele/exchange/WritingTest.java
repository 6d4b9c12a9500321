package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.export.Exports;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.write.Submission;
import org.stele.exchange.write.Writings;
import org.stele.exchange.write.Written;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Use;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;
import org.stele.vault.segment.SegmentEntry;

/** A hospital's staff write single records, which the hospital attests. */
class WritingTest {
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
    void aRecordIsAttestedByTheOrganisationAndInTheJournalByWhoWroteIt() {
        Admitted admitted = network.hospitalA().admit();
        Written written = create(admitted, TestRecords.plain("Observation"));
        assertThat(state(written.record()).attestation()).isEqualTo(Attestation.ORGANISATION);
        assertThat(state(written.record()).committed()).isEqualTo(written.committed());
        assertThat(lastUse(admitted).action()).isEqualTo(Action.STORE);
        assertThat(lastUse(admitted).actor()).isEqualTo(clinician.author().toString());
        assertThat(present(admitted)).contains(written.record());
    }

    @Test
    void itIsAsSensitiveAsWhatItRefersTo() {
        Admitted admitted = network.hospitalA().admit();
        String depression = address(admitted, "depression");
        Written written = create(admitted, TestRecords.referring(TestRecords.plain("Observation"), depression));
        assertThat(labels(admitted, written).sensitivities()).containsExactly(Label.sensitivity("PSY"));
        assertThat(labels(admitted, create(admitted, TestRecords.plain("Observation")))
                        .sensitivities())
                .isEmpty();
    }

    @Test
    void whatIsKeptBackIsReferredToAsLittleAsWhatNeverWas() {
        Admitted admitted = network.hospitalA().admit();
        String depression = address(admitted, "depression");
        admitted.patient().restrict("sensitivity:PSY");
        network.catchUp();
        ExchangeException keptBack = refused(
                Reason.INVALID,
                () -> create(admitted, TestRecords.referring(TestRecords.plain("Observation"), depression)));
        ExchangeException never = refused(
                Reason.INVALID,
                () -> create(admitted, TestRecords.referring(TestRecords.plain("Observation"), "Condition/never")));
        assertThat(keptBack).hasMessage(never.getMessage());
        assertThat(keptBack.issues())
                .isEqualTo(never.issues())
                .containsExactly(new Issue("reference to Condition", "UNRESOLVED_REFERENCE"));
    }

    @Test
    void whatAClinicianMustSignIsNotTakenAtTheirWord() {
        Admitted admitted = network.hospitalA().admit();
        refused(Reason.CLINICIAN_MISSING, () -> create(admitted, TestRecords.prescription(clinician)));
    }

    @Test
    void aVersionTakesThePlaceOfTheOneBeforeOnceAndIsAsSensitive() {
        Admitted admitted = network.hospitalA().admit();
        RecordId old = admitted.record("depression");
        IncomingRecord version = version(admitted, "depression", "depression in remission");
        Written later = update(admitted, old, version);
        assertThat(state(old).status()).isEqualTo(RecordStatus.SUPERSEDED);
        assertThat(present(admitted)).contains(later.record()).doesNotContain(old);
        assertThat(labels(admitted, later).sensitivities()).containsExactly(Label.sensitivity("PSY"));
        refused(Reason.NOT_CURRENT, () -> update(admitted, old, version));
    }

    @Test
    void whatAClinicianSignedIsNotCorrectedByTheOrganisationAlone() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord prescription = admitted.bundle().records().getLast();
        IncomingRecord version = new IncomingRecord(
                prescription.content(),
                prescription.labels(),
                prescription.facts(),
                List.of(),
                TestRecords.plain("Observation").demanded(),
                false);
        refused(
                Reason.CLINICIAN_MISSING,
                () -> update(admitted, admitted.records().getLast(), version));
    }

    @Test
    void aVersionHasTheAddressOfTheOneBefore() {
        Admitted admitted = network.hospitalA().admit();
        refused(
                Reason.INVALID,
                () -> update(admitted, admitted.record("penicillin"), TestRecords.plain("AllergyIntolerance")));
    }

    @Test
    void whatIsRetractedIsFoundByNobodyAndStandsAsAnErrorOnTheLedger() {
        Admitted admitted = network.hospitalA().admit();
        RecordId record = admitted.record("penicillin");
        retract(admitted, record);
        assertThat(state(record).status()).isEqualTo(RecordStatus.IN_ERROR);
        assertThat(lastUse(admitted).action()).isEqualTo(Action.RETRACT);
        assertThat(present(admitted)).doesNotContain(record);
        refused(Reason.NOT_CURRENT, () -> retract(admitted, record));
    }

    @Test
    void whatOthersReferToIsRetractedAfterThemAlsoWhereThePatientKeepsThemBack() {
        Admitted admitted = network.hospitalA().admit();
        RecordId heart = admitted.record("heart failure");
        Written about = create(
                admitted, TestRecords.referring(TestRecords.plain("Observation"), address(admitted, "heart failure")));
        refused(Reason.REFERRED_TO, () -> retract(admitted, heart));
        retract(admitted, about.record());
        String depression = address(admitted, "depression");
        create(
                admitted,
                TestRecords.referring(
                        TestRecords.plain("Observation"), address(admitted, "heart failure"), depression));
        admitted.patient().restrict("sensitivity:PSY");
        network.catchUp();
        retract(admitted, heart);
        assertThat(state(heart).status()).isEqualTo(RecordStatus.IN_ERROR);
    }

    @Test
    void whatQuotesMoreThanItsQuotedShowComesInABundleWithThem() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord sensitive = TestRecords.record(
                "DiagnosticReport", "text", false, Label.domain("laboratory"), Label.sensitivity("HIV"));
        String quoted = address(admitted, "ejection fraction 38");
        Submission report = new Submission(TestRecords.referring(sensitive, quoted), new TreeSet<>(Set.of(quoted)));
        ExchangeException refusal = refused(
                Reason.INVALID,
                () -> writings().create(clinician.author(), admitted.patient().subject(), report));
        assertThat(refusal.issues()).containsExactly(new Issue("Observation", "LESS_SENSITIVE"));
    }

    @Test
    void aVersionThatWouldMakeOthersSensitiveComesInABundleWithThem() {
        Admitted admitted = network.hospitalA().admit();
        create(admitted, TestRecords.referring(TestRecords.plain("Observation"), address(admitted, "heart failure")));
        IncomingRecord before = before(admitted, "heart failure");
        IncomingRecord version = new IncomingRecord(
                before.content(),
                Labels.of(List.of(Label.kind("Condition"), Label.domain("general"), Label.sensitivity("SUD"))),
                before.facts(),
                List.of(),
                before.demanded(),
                false);
        refused(Reason.INVALID, () -> update(admitted, admitted.record("heart failure"), version));
    }

    @Test
    void whatWasAsSensitiveBeforeIsCorrectedThoughOthersThatReferToItAreNot() {
        Admitted admitted = network.hospitalA().admit();
        create(admitted, TestRecords.referring(TestRecords.plain("Observation"), address(admitted, "heart failure")));
        IncomingRecord before = before(admitted, "heart failure");
        IncomingRecord sensitive = new IncomingRecord(
                before.content(),
                Labels.of(List.of(Label.kind("Condition"), Label.domain("general"), Label.sensitivity("SUD"))),
                before.facts(),
                List.of(),
                before.demanded(),
                false);
        RecordId again = takeInAgain(admitted, sensitive);
        assertThat(labels(admitted, update(admitted, again, sensitive)).sensitivities())
                .containsExactly(Label.sensitivity("SUD"));
    }

    @Test
    void aVersionIsKeptAsLongAsTheOneBefore() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord before = before(admitted, "heart failure");
        Facts older =
                new Facts(before.facts().address(), before.facts().recorded() - 1, new TreeSet<>(), new TreeMap<>());
        IncomingRecord version =
                new IncomingRecord(before.content(), before.labels(), older, List.of(), before.demanded(), false);
        Written later = update(admitted, admitted.record("heart failure"), version);
        assertThat(entry(admitted, later).facts().recorded())
                .isEqualTo(before.facts().recorded());
    }

    @Test
    void whatIsRetractedTakesAllOfItsAddressWithItAndStaysAwayWhenTheAddressComesAgain() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord before = before(admitted, "penicillin");
        RecordId first = admitted.record("penicillin");
        RecordId second = takeInAgain(admitted, before);
        retract(admitted, second);
        assertThat(state(first).status()).isEqualTo(RecordStatus.IN_ERROR);
        assertThat(state(second).status()).isEqualTo(RecordStatus.IN_ERROR);
        RecordId third = takeInAgain(admitted, before);
        assertThat(versions(before)).containsExactly(third);
    }

    @Test
    void anExportIsAsOfATimeBeforeWhateverStandsOnTheLedgerAndIsNotFoundYet() {
        Admitted admitted = network.hospitalA().admit();
        Exports exports = network.a().exchange().exports();
        List<Instant> times = new ArrayList<>();
        network.a().life().before("Batches.activate", () -> times.add(exports.time(clinician.author())));
        Written written = writings()
                .create(
                        clinician.author(),
                        admitted.patient().subject(),
                        Submission.of(TestRecords.plain("Observation")));
        assertThat(times).singleElement().satisfies(it -> assertThat(it).isBefore(written.committed()));
        assertThat(exports.time(clinician.author())).isAfterOrEqualTo(written.committed());
    }

    @Test
    void nobodyButAClinicianWritesAndNobodyButAClerkEnters() {
        Admitted admitted = network.hospitalA().admit();
        SubjectId home = admitted.patient().subject();
        TestSeat clerk = network.hospitalA().clerk();
        for (TestSeat other : List.of(clerk, network.hospitalB().clinician())) {
            refused(
                    Reason.FORBIDDEN,
                    () -> writings().create(other.author(), home, Submission.of(TestRecords.plain("Observation"))));
            refused(Reason.FORBIDDEN, () -> writings().retract(other.author(), home, admitted.record("penicillin")));
        }
        refused(
                Reason.FORBIDDEN,
                () -> writings()
                        .enrol(
                                clinician.author(),
                                TestRecords.patient("Nobody"),
                                Submission.of(TestRecords.plain("Patient"))));
    }

    private static RecordId takeInAgain(Admitted admitted, IncomingRecord record) {
        String number = admitted.bundle().patient().number().value();
        return network.hospitalA()
                .takeIn(TestRecords.bundle(number, List.of(record)))
                .records()
                .getFirst();
    }

    private static List<RecordId> versions(IncomingRecord record) {
        String address = record.facts().address();
        return network
                .a()
                .exchange()
                .searches()
                .search(
                        clinician.author(),
                        chart -> new ChartQuery.Look(
                                false, chart.versions(facts -> facts.address().equals(address))))
                .stream()
                .flatMap(found -> found.entries().stream().map(ChartEntry::record))
                .toList();
    }

    /** Less sensitive by its own labels than what it takes the place of. */
    private static IncomingRecord version(Admitted admitted, String text, String later) {
        IncomingRecord before = before(admitted, text);
        Labels labels = Labels.of(List.of(
                Label.kind(before.facts()
                        .address()
                        .substring(0, before.facts().address().indexOf('/'))),
                Label.domain("general")));
        return new IncomingRecord(
                TestRecords.bytes(later), labels, before.facts(), List.of(), before.demanded(), false);
    }

    private static IncomingRecord before(Admitted admitted, String text) {
        return admitted.bundle().records().get(admitted.records().indexOf(admitted.record(text)));
    }

    private static String address(Admitted admitted, String text) {
        return before(admitted, text).facts().address();
    }

    private static Written create(Admitted admitted, IncomingRecord record) {
        return writings().create(clinician.author(), admitted.patient().subject(), Submission.of(record));
    }

    private static Written update(Admitted admitted, RecordId present, IncomingRecord version) {
        return writings().update(clinician.author(), admitted.patient().subject(), present, Submission.of(version));
    }

    private static void retract(Admitted admitted, RecordId record) {
        writings().retract(clinician.author(), admitted.patient().subject(), record);
    }

    private static Writings writings() {
        return network.a().exchange().writings();
    }

    private static RecordState state(RecordId record) {
        return network.state(network.a()).get(RecordTables.RECORD, record).orElseThrow();
    }

    private static Labels labels(Admitted admitted, Written written) {
        return entry(admitted, written).labels();
    }

    private static SegmentEntry entry(Admitted admitted, Written written) {
        return network.a()
                .vault()
                .segments()
                .of(network.a().chart(admitted.patient().subject()))
                .find(written.record().value())
                .orElseThrow();
    }

    private static Use lastUse(Admitted admitted) {
        return network.a()
                .vault()
                .journal()
                .entries(network.a().chart(admitted.patient().subject()))
                .getLast()
                .entry()
                .use();
    }

    private static List<RecordId> present(Admitted admitted) {
        return network
                .a()
                .exchange()
                .searches()
                .search(clinician.author(), chart -> new ChartQuery.Look(false, chart.where(_ -> true)))
                .stream()
                .filter(found -> found.home().equals(admitted.patient().subject()))
                .flatMap(found -> found.entries().stream().map(ChartEntry::record))
                .toList();
    }
}
