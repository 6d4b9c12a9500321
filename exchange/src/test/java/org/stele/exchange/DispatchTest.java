package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.crypto.RandomId;
import org.stele.exchange.access.Released;
import org.stele.exchange.dispatch.Dispatch;
import org.stele.exchange.dispatch.Dispatch.Reply;
import org.stele.exchange.dispatch.Dispatch.Stage;
import org.stele.exchange.dispatch.DispatchOrder;
import org.stele.exchange.dispatch.Dispatches;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.keep.KeepOrder;
import org.stele.exchange.keep.Kept;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.label.Label;
import org.stele.vault.segment.Facts;

/** What stands in the organisation's own vault leaves for its own systems, the journal first, and nothing else does. */
class DispatchTest {
    private static final Reply REFUSAL =
            new Reply(Instant.parse("2026-03-01T10:00:00Z"), "AE 204", "PID.1.3", "not known here");

    private static TestNetwork network;
    private static Copies copies;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        copies = Copies.of(network);
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aReportLeavesWithItsPatientAndObservationsAndTheJournalHasItFirst() {
        Chart chart = Chart.open();
        Dispatch dispatch = order(chart.report());
        assertThat(journal(chart.patient()).getLast()).isEqualTo(Action.SEARCH);
        assertThat(dispatches().waiting("ris")).contains(dispatch);
        assertThat(contents(dispatch)).containsExactly("the patient", "the report", "potassium", "mood");
        assertThat(journal(chart.patient()).getLast()).isEqualTo(Action.EXPORT);
        dispatches().sent(dispatch.id());
        assertThat(dispatches().open(dispatch.id())).isEmpty();
        assertThat(dispatches().find(clinician.author(), dispatch.id()).stage()).isEqualTo(Stage.SENT);
    }

    @Test
    void whatThePatientKeepsBackIsAsIfItWereNotThere() {
        Chart chart = Chart.open();
        Dispatch before = order(chart.report());
        chart.patient().restrict("sensitivity:PSY");
        int entries = journal(chart.patient()).size();
        assertThat(dispatches().open(before.id())).isEmpty();
        assertThat(journal(chart.patient())).hasSize(entries);
        assertThat(contents(order(chart.report()))).containsExactly("the patient", "the report", "potassium");
        chart.patient().restrict("domain:laboratory");
        refused(Reason.NOT_FOUND, () -> order(chart.report()));
        refused(Reason.NOT_FOUND, () -> order("DiagnosticReport/never-was"));
    }

    @Test
    void whatWasKeptLeavesAndWhatWasOnlyViewedCannot() {
        Admitted admitted = copies.granted();
        KeepOrder seen = copies.order(admitted, "team");
        Released viewed = copies.clinician().read(admitted);
        assertThat(copies.clinician().open(viewed.packed()).records()).isNotEmpty();
        Facts facts = Facts.of("Patient/" + RandomId.generate(), 0);
        Dispatches there = network.b().exchange().dispatches();
        for (Optional<SubjectId> subject : Stream.of(
                        Optional.<SubjectId>empty(),
                        Optional.of(admitted.patient().subject()),
                        Optional.of(admitted.patient().at(network.b())))
                .toList()) {
            DispatchOrder order = new DispatchOrder(RandomId.generate(), "ris", facts.address(), subject);
            refused(Reason.NOT_FOUND, () -> there.order(copies.clinician().author(), order));
        }
        assertThat(there.waiting("ris")).isEmpty();

        Kept kept = copies.keep(new KeepOrder(
                seen.permit(), seen.source(), seen.chart(), seen.labels(), seen.salt(), seen.content(), facts));
        Dispatch dispatch = there.order(
                copies.clinician().author(),
                new DispatchOrder(RandomId.generate(), "ris", facts.address(), Optional.empty()));
        assertThat(dispatch.home()).isEqualTo(kept.subject());
        assertThat(dispatch.records()).containsExactly(kept.record());
        assertThat(there.open(dispatch.id()).orElseThrow().getFirst().content()).isEqualTo(seen.content());
    }

    @Test
    void theSameOrderAgainIsTheSameAndAnotherByItsNameIsRefused() {
        Chart chart = Chart.open();
        DispatchOrder order = new DispatchOrder(RandomId.generate(), "ris", chart.report(), Optional.empty());
        Dispatch first = dispatches().order(clinician.author(), order);
        dispatches().sent(first.id());
        assertThat(dispatches().order(clinician.author(), order).stage()).isEqualTo(Stage.SENT);
        assertThat(dispatches().waiting("ris")).noneMatch(it -> it.id().equals(first.id()));
        refused(
                Reason.NAME_TAKEN,
                () -> dispatches()
                        .order(
                                clinician.author(),
                                new DispatchOrder(order.dispatch(), "other", chart.report(), Optional.empty())));
    }

    @Test
    void whatWasRefusedIsForItsClinicianAndTheDeskAndWaitsAgainOrIsTakenBack() {
        Chart chart = Chart.open();
        Dispatch dispatch = order(chart.report());
        dispatches().refused(dispatch.id(), REFUSAL);
        TestSeat other = network.hospitalA().clinician();
        TestSeat clerk = network.hospitalA().clerk();
        assertThat(dispatches().list(other.author())).noneMatch(it -> it.id().equals(dispatch.id()));
        refused(Reason.NOT_FOUND, () -> dispatches().find(other.author(), dispatch.id()));
        assertThat(dispatches().list(clerk.author())).anyMatch(it -> it.reply().equals(Optional.of(REFUSAL)));
        assertThat(dispatches().retry(clerk.author(), dispatch.id()).stage()).isEqualTo(Stage.WAITING);
        dispatches().dismiss(clinician.author(), dispatch.id());
        assertThat(dispatches().open(dispatch.id())).isEmpty();
        assertThat(dispatches().list(clerk.author())).noneMatch(it -> it.id().equals(dispatch.id()));
    }

    @Test
    void whatIsLeavingIsNotTakenBackBeforeItIsSettled() {
        Dispatch dispatch = order(Chart.open().report());
        assertThat(contents(dispatch)).hasSize(4);
        refused(Reason.ON_ITS_WAY, () -> dispatches().dismiss(clinician.author(), dispatch.id()));
        assertThat(dispatches().find(clinician.author(), dispatch.id()).stage()).isEqualTo(Stage.LEAVING);
        dispatches().postponed(dispatch.id(), REFUSAL);
        dispatches().dismiss(clinician.author(), dispatch.id());
        assertThat(dispatches().open(dispatch.id())).isEmpty();
        dispatches().sent(dispatch.id());
        assertThat(dispatches().find(clinician.author(), dispatch.id()).stage()).isEqualTo(Stage.SENT);
    }

    @Test
    void whatLeavesAgainLeavesInTheNameOfWhoLetIt() {
        Chart chart = Chart.open();
        TestSeat clerk = network.hospitalA().clerk();
        Dispatch dispatch = order(chart.report());
        dispatches().refused(dispatch.id(), REFUSAL);
        dispatches().retry(clerk.author(), dispatch.id());
        assertThat(contents(dispatch)).hasSize(4);
        var last = network.a()
                .vault()
                .journal()
                .entries(network.a().chart(chart.patient().subject()))
                .getLast()
                .entry()
                .use();
        assertThat(last.action()).isEqualTo(Action.EXPORT);
        assertThat(last.actor()).isEqualTo(clerk.author().toString());
    }

    @Test
    void aVersionThatAnotherHasFollowedDoesNotLeaveAnyMore() {
        Chart chart = Chart.open();
        Dispatch dispatch = order(chart.report());
        dispatches().refused(dispatch.id(), REFUSAL);
        IntakeBatch staged = network.a()
                .exchange()
                .amendments()
                .amend(
                        clinician.author(),
                        chart.patient().subject(),
                        dispatch.records().get(1),
                        Chart.record(chart.report(), "the report anew", List.of(), Label.domain("laboratory")),
                        AmendReason.CORRECTED_RESULT);
        network.a().exchange().intake().sign(staged.batch(), clinician.sign(staged));
        network.catchUp();
        dispatches().retry(clinician.author(), dispatch.id());
        assertThat(dispatches().open(dispatch.id())).isEmpty();
    }

    @Test
    void anOrderThatCannotLeaveAnyMoreKeepsNothingOfThePatients() {
        Dispatch dispatch = order(Chart.open().report());
        dispatches().gone(dispatch.id(), REFUSAL);
        assertThat(dispatches().find(clinician.author(), dispatch.id()).records())
                .isEmpty();
        dispatches().retry(clinician.author(), dispatch.id());
        assertThat(dispatches().open(dispatch.id())).isEmpty();
    }

    @Test
    void anErasureTakesTheRecordOutOfEveryOrder() {
        Chart chart = Chart.open();
        Dispatch dispatch = order(chart.report());
        dispatches().refused(dispatch.id(), REFUSAL);
        chart.patient()
                .erase(
                        ErasureId.generate(),
                        new TestPatient.Wish(
                                dispatch.records().get(2), network.a().id()));
        Dispatch after = dispatches().find(clinician.author(), dispatch.id());
        assertThat(after.records()).isEmpty();
        assertThat(after.reply().orElseThrow().text()).doesNotContain(REFUSAL.text());
    }

    @Test
    void onlyACliniciansPatientAndReportAreSent() {
        refused(
                Reason.FORBIDDEN,
                () -> dispatches()
                        .order(
                                network.hospitalA().clerk().author(),
                                new DispatchOrder(RandomId.generate(), "ris", "Patient/1", Optional.empty())));
        refused(Reason.INVALID, () -> order("Condition/1"));
    }

    @Test
    void whatWaitsAndWhatIsOverIsStillSoWhereTheNodeIsStartedAgain() {
        Chart chart = Chart.open();
        Dispatch first = order(chart.report());
        Dispatch second = order(chart.report());
        Dispatch over = order(chart.report());
        dispatches().sent(over.id());
        network.restart(network.a());
        assertThat(dispatches().waiting("ris").stream()
                        .filter(it -> it.home().equals(chart.patient().subject())))
                .containsExactly(first, second);
        assertThat(dispatches().find(clinician.author(), over.id()).stage()).isEqualTo(Stage.SENT);
    }

    /** A patient with a report of two observations, one of them about the mind. */
    private record Chart(TestPatient patient, String report) {
        static Chart open() {
            String id = RandomId.generate().toString();
            String report = "DiagnosticReport/" + id;
            var batch = network.hospitalA()
                    .takeIn(TestRecords.bundle(List.of(
                            record("Patient/" + id, "the patient", List.of()),
                            record("Observation/a" + id, "potassium", List.of("Patient/" + id)),
                            record("Observation/b" + id, "mood", List.of("Patient/" + id), Label.sensitivity("PSY")),
                            record(
                                    report,
                                    "the report",
                                    List.of("Patient/" + id, "Observation/a" + id, "Observation/b" + id),
                                    Label.domain("laboratory")))));
            TestPatient patient = TestPatient.of(network, network.a(), batch.subject());
            network.hospitalA().claim(patient);
            return new Chart(patient, report);
        }

        private static IncomingRecord record(String address, String text, List<String> references, Label... labels) {
            List<Label> all = labels.length == 0 ? List.of(Label.domain("administration")) : List.of(labels);
            IncomingRecord plain = TestRecords.record(
                    address.substring(0, address.indexOf('/')), text, false, all.toArray(Label[]::new));
            return new IncomingRecord(
                    plain.content(),
                    plain.labels(),
                    new Facts(address, 0, new TreeSet<>(references), new TreeMap<>()),
                    plain.practitioners(),
                    plain.demanded(),
                    plain.emergency());
        }
    }

    private static Dispatches dispatches() {
        return network.a().exchange().dispatches();
    }

    private static Dispatch order(String resource) {
        return dispatches()
                .order(clinician.author(), new DispatchOrder(RandomId.generate(), "ris", resource, Optional.empty()));
    }

    private static List<String> contents(Dispatch dispatch) {
        return dispatches().open(dispatch.id()).orElseThrow().stream()
                .map(record -> new String(record.content().toArray(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static List<Action> journal(TestPatient patient) {
        return network.a().vault().journal().entries(network.a().chart(patient.subject())).stream()
                .map(linked -> linked.entry().use().action())
                .toList();
    }
}
