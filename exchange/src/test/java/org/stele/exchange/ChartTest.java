package org.stele.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Entry;

/** A hospital's own clinicians read its own patients' charts. */
class ChartTest {
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
    void aClinicianReadsWhatStandsAndTheJournalHasWhoAndWhat() {
        Admitted admitted = network.hospitalA().admit();
        List<ChartRecord> chart = read(clinician, admitted);
        assertThat(texts(chart)).contains("heart failure", "free text", "penicillin");
        Entry entry = journal(admitted).getLast();
        assertThat(entry.use().action()).isEqualTo(Action.OPEN);
        assertThat(entry.use().actor()).isEqualTo(clinician.author().toString());
        assertThat(entry.outcome()).isEqualTo(Entry.OK);
        assertThat(entry.records().count()).isEqualTo(chart.size());
    }

    @Test
    void whatThePatientKeepsBackIsNotThere() {
        Admitted admitted = network.hospitalA().admit();
        int all = read(clinician, admitted).size();
        admitted.patient().restrict("sensitivity:PSY");
        assertThat(read(clinician, admitted)).hasSizeLessThan(all);
        assertThat(texts(read(clinician, admitted)))
                .contains("heart failure")
                .doesNotContain("heart rate under depression");
    }

    @Test
    void wherePatientsKeepEverythingBackTheyAreRefusedAndTheJournalHasIt() {
        Admitted admitted = network.hospitalA().admit();
        network.submit(network.a(), admitted.patient().restricting(Optional.empty()));
        refused(Reason.ACCESS_REFUSED, () -> read(clinician, admitted));
        assertThat(journal(admitted).getLast().outcome()).isEqualTo(Reason.ACCESS_REFUSED.name());
    }

    @Test
    void nobodyButAClinicianInForceHereReadsAndOnlyOwnPatients() {
        Admitted admitted = network.hospitalA().admit();
        int before = journal(admitted).size();
        TestSeat suspended = network.hospitalA().clinician();
        suspended.loseLicence();
        for (TestSeat other :
                List.of(network.hospitalA().clerk(), network.hospitalB().clinician(), suspended)) {
            refused(Reason.FORBIDDEN, () -> read(other, admitted));
        }
        TestSeat atB = network.hospitalB().clinician();
        refused(
                Reason.NOT_FOUND,
                () -> network.b()
                        .exchange()
                        .charts()
                        .read(atB.author(), admitted.patient().subject()));
        assertThat(journal(admitted)).hasSize(before);
    }

    private static List<ChartRecord> read(TestSeat seat, Admitted admitted) {
        return network.a()
                .exchange()
                .charts()
                .read(seat.author(), admitted.patient().subject());
    }

    private static List<String> texts(List<ChartRecord> chart) {
        return chart.stream()
                .map(record -> new String(record.content().toArray(), UTF_8))
                .toList();
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
