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
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.search.Searches;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Entry;

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
    void nobodyButAClinicianInForceHereSearches() {
        TestSeat suspended = network.hospitalA().clinician();
        suspended.loseLicence();
        for (TestSeat other :
                List.of(network.hospitalA().clerk(), network.hospitalB().clinician(), suspended)) {
            refused(Reason.FORBIDDEN, () -> searches().search(other.author(), kind("Condition", false)));
        }
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

    private static Searches searches() {
        return network.a().exchange().searches();
    }

    private static List<Entry> journal(Admitted admitted) {
        TestMember custodian = network.a();
        return custodian
                .vault()
                .journal()
                .entries(custodian.chart(admitted.patient().subject()))
                .stream()
                .map(linked -> linked.entry())
                .toList();
    }
}
