package org.stele.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.crypto.Bytes;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.search.AddressQuery;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.MadeId;
import org.stele.exchange.search.Searches;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProofKind;
import org.stele.formats.proof.Shown;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Entry;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import org.stele.vault.segment.Facts;

/** A hospital's own clinicians search its own patients' charts. */
class SearchTest {
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
    void whatIsFoundIsInThePatientsJournalBeforeItIsOpenedAndAgainWhenItIs() {
        Admitted admitted = network.hospitalA().admit();
        FoundIn found = in(admitted, search(kind("Condition", false)));
        assertThat(journal(admitted).getLast().use().action()).isEqualTo(Action.SEARCH);
        assertThat(journal(admitted).getLast().records().count()).isEqualTo(2);
        assertThat(texts(admitted, found)).containsExactlyInAnyOrder("heart failure", "depression");
        assertThat(journal(admitted).getLast().use().action()).isEqualTo(Action.OPEN);
    }

    @Test
    void aSearchAboutAPatientThatFindsNothingIsInTheJournalAndOneAboutNobodyIsNot() {
        Admitted admitted = network.hospitalA().admit();
        int before = journal(admitted).size();
        search(kind("Immunization", false));
        assertThat(journal(admitted)).hasSize(before);
        search(kind("Immunization", true));
        assertThat(journal(admitted)).hasSize(before + 1);
        assertThat(journal(admitted).getLast().use().action()).isEqualTo(Action.SEARCH);
    }

    @Test
    void whatStandsAtAnAddressIsOpenedWithOneEntryInTheJournalAndWhatIsKeptBackWithNone() {
        Admitted admitted = network.hospitalA().admit();
        int place = admitted.records().indexOf(admitted.record("depression"));
        AddressQuery query = AddressQuery.present(
                admitted.bundle().records().get(place).facts().address());
        int before = journal(admitted).size();
        assertThat(searches()
                        .openAt(clinician.author(), query)
                        .orElseThrow()
                        .record()
                        .content())
                .isEqualTo(TestRecords.bytes("depression"));
        assertThat(journal(admitted)).hasSize(before + 1);
        assertThat(journal(admitted).getLast().use().action()).isEqualTo(Action.OPEN);
        admitted.patient().restrict("sensitivity:PSY");
        assertThat(searches().openAt(clinician.author(), query)).isEmpty();
        assertThat(searches().openAt(clinician.author(), AddressQuery.present("Condition/never-was")))
                .isEmpty();
        assertThat(journal(admitted)).hasSize(before + 1);
    }

    @Test
    void whatStandsInSeveralPatientsChartsIsOpenedForNobodyAndTheirJournalsSayWhoAsked() {
        IncomingRecord record = TestRecords.record("Observation", "of whom", false, Label.domain("cardiology"));
        AddressQuery query = AddressQuery.present(record.facts().address());
        List<SubjectId> patients =
                List.of(takeIn(record).subject(), takeIn(record).subject());
        refused(Reason.IDENTIFIER_TAKEN, () -> searches().openAt(clinician.author(), query));
        assertThat(patients)
                .allSatisfy(patient ->
                        assertThat(journal(patient).getLast().use().action()).isEqualTo(Action.SEARCH));
    }

    @Test
    void whatWasTakenInUnderAnIdOfWhatIsMadeOfTheLedgerIsFoundAndOpenedByNobody() {
        IncomingRecord plain = TestRecords.record("Provenance", "forged", false, Label.domain("cardiology"));
        IncomingRecord forged = new IncomingRecord(
                plain.content(),
                plain.labels(),
                Facts.of("Provenance/" + MadeId.of("00112233445566778899aabbccddeeff"), 0),
                plain.practitioners(),
                plain.demanded(),
                plain.emergency());
        IntakeBatch batch = takeIn(forged);
        assertThat(searches()
                        .openAt(
                                clinician.author(),
                                AddressQuery.present(forged.facts().address())))
                .isEmpty();
        assertThat(search(chart -> new ChartQuery.Look(false, chart.versions(_ -> true))))
                .noneMatch(found -> found.home().equals(batch.subject()));
        assertThat(searches().open(clinician.author(), batch.subject(), batch.records()))
                .isEmpty();
    }

    @Test
    void inOnePatientsChartThatIsOpenedWhichStandsThereWhateverOthersHaveAtTheAddress() {
        IncomingRecord record = TestRecords.record("Observation", "in which", false, Label.domain("cardiology"));
        AddressQuery query = AddressQuery.present(record.facts().address());
        IntakeBatch one = takeIn(record);
        IntakeBatch other = takeIn(record);
        int before = journal(other.subject()).size();
        assertThat(searches()
                        .openAt(clinician.author(), one.subject(), query)
                        .orElseThrow()
                        .entry()
                        .record())
                .isEqualTo(one.records().getFirst());
        assertThat(journal(one.subject()).getLast().use().action()).isEqualTo(Action.OPEN);
        assertThat(journal(other.subject())).hasSize(before);
    }

    private static IntakeBatch takeIn(IncomingRecord record) {
        return network.hospitalA().takeIn(TestRecords.bundle(List.of(record)), clinician);
    }

    @Test
    void whatThePatientKeepsBackIsNeitherFoundNorOpened() {
        Admitted admitted = network.hospitalA().admit();
        FoundIn all = in(admitted, search(kind("Condition", false)));
        admitted.patient().restrict("sensitivity:PSY");
        assertThat(in(admitted, search(kind("Condition", false))).entries()).hasSize(1);
        assertThat(texts(admitted, all)).containsExactly("heart failure");
        network.submit(network.a(), admitted.patient().restricting(Optional.empty()));
        assertThat(search(kind("Condition", false)))
                .noneMatch(found -> found.home().equals(admitted.patient().subject()));
        assertThat(texts(admitted, all)).isEmpty();
    }

    @Test
    void whereThePresentVersionIsKeptBackNoneBeforeItIsFoundOrOpened() {
        Admitted admitted = network.hospitalA().admit();
        RecordId old = admitted.record("ejection fraction 38");
        String address = amendAsSensitive(admitted, old);
        ChartQuery present = chart ->
                new ChartQuery.Look(false, chart.where(facts -> facts.address().equals(address)));
        ChartQuery all = chart -> new ChartQuery.Look(
                false, chart.versions(facts -> facts.address().equals(address)));
        assertThat(in(admitted, search(present)).entries()).hasSize(1);
        FoundIn both = in(admitted, search(all));
        assertThat(texts(admitted, both)).containsExactly("ejection fraction 38", "ejection fraction 83");
        admitted.patient().restrict("sensitivity:PSY");
        assertThat(search(present)).isEmpty();
        assertThat(search(all)).isEmpty();
        assertThat(texts(admitted, both)).isEmpty();
    }

    @Test
    void aProofOfWhatIsFoundHoldsForWhomeverAndIsRefusedAfterAnyChange() throws Exception {
        Admitted admitted = network.hospitalA().admit();
        RecordId record = admitted.record("ejection fraction 38");
        Bytes file = prove(admitted, record).orElseThrow();
        assertThat(journal(admitted).getLast().use().action()).isEqualTo(Action.OPEN);
        Shown shown = ProofFile.verify(file, network.verifier());
        assertThat(shown.kind()).isEqualTo(ProofKind.RECORD);
        assertThat(String.join("\n", shown.lines()))
                .contains(record.toString(), network.a().id().toString(), "CURRENT");
        Mutations.eachIsRefused(file, network.verifier());
        Mutations.eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(file, network.verifier());
    }

    @Test
    void ofWhatThePatientKeepsBackThereIsNoProofAndForNobodyButAClinician() {
        Admitted admitted = network.hospitalA().admit();
        RecordId record = admitted.record("depression");
        assertThat(prove(admitted, record)).isPresent();
        admitted.patient().restrict("sensitivity:PSY");
        assertThat(prove(admitted, record)).isEmpty();
        assertThat(prove(admitted, RecordId.generate())).isEmpty();
        TestSeat clerk = network.hospitalA().clerk();
        refused(
                Reason.FORBIDDEN,
                () -> searches().prove(clerk.author(), admitted.patient().subject(), record));
    }

    @Test
    void nobodyButAClinicianInForceHereSearches() {
        TestSeat suspended = network.hospitalA().clinician();
        suspended.loseLicence();
        for (TestSeat other :
                List.of(network.hospitalA().clerk(), network.hospitalB().clinician(), suspended)) {
            refused(Reason.FORBIDDEN, () -> searches().search(other.author(), kind("Condition", false)));
        }
    }

    /** Answers the address of what was amended. */
    private static String amendAsSensitive(Admitted admitted, RecordId old) {
        IncomingRecord before =
                admitted.bundle().records().get(admitted.records().indexOf(old));
        IncomingRecord version = new IncomingRecord(
                TestRecords.bytes("ejection fraction 83"),
                Labels.of(Label.kind("Observation"), Label.domain("cardiology"), Label.sensitivity("PSY")),
                before.facts(),
                before.practitioners(),
                before.demanded(),
                false);
        IntakeBatch staged = network.a()
                .exchange()
                .amendments()
                .amend(clinician.author(), admitted.patient().subject(), old, version, AmendReason.CORRECTED_RESULT);
        network.a().exchange().intake().sign(staged.batch(), clinician.sign(staged));
        network.catchUp();
        return before.facts().address();
    }

    private static ChartQuery kind(String kind, boolean about) {
        return chart ->
                new ChartQuery.Look(about, chart.where(facts -> facts.address().startsWith(kind + "/")));
    }

    private static List<FoundIn> search(ChartQuery query) {
        return searches().search(clinician.author(), query);
    }

    private static FoundIn in(Admitted admitted, List<FoundIn> found) {
        return found.stream()
                .filter(it -> it.home().equals(admitted.patient().subject()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(Admitted admitted, FoundIn found) {
        List<RecordId> records =
                found.entries().stream().map(ChartEntry::record).toList();
        return searches().open(clinician.author(), admitted.patient().subject(), records).stream()
                .map(record -> new String(record.content().toArray(), UTF_8))
                .toList();
    }

    private static Optional<Bytes> prove(Admitted admitted, RecordId record) {
        return searches().prove(clinician.author(), admitted.patient().subject(), record);
    }

    private static Searches searches() {
        return network.a().exchange().searches();
    }

    private static List<Entry> journal(Admitted admitted) {
        return journal(admitted.patient().subject());
    }

    private static List<Entry> journal(SubjectId patient) {
        TestMember custodian = network.a();
        return custodian.vault().journal().entries(custodian.chart(patient)).stream()
                .map(linked -> linked.entry())
                .toList();
    }
}
