package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.exchange.identify.Recognised;
import org.stele.exchange.testing.Numbered;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Entry;

/** Another organisation's clinician is told of whom they may see, on whichever ground, and the journal says on which. */
class AnsweringElsewhereTest {
    private static TestNetwork network;
    private static TestSeat asker;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        asker = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void anyGrantThatCoversThePatientSufficesWhateverOlderOnesDoNotCover() {
        Numbered patient = Numbered.at(network.hospitalA());
        patient.patient().grant(network.b(), "domain:cardiology");
        assertThat(answer(patient)).isEmpty();
        GrantId wide = patient.patient().grant(network.b(), "domain:*");
        assertThat(answer(patient)).containsExactly(patient.patient().at(network.b()));
        isTold(patient, "TREAT", wide.value().bytes());
        patient.patient().revoke(wide);
        assertThat(answer(patient)).isEmpty();
    }

    @Test
    void inAnEmergencyTheyAreToldOfOnceItIsWidenedWhateverIsGrantedOrKeptBackBeside() {
        Numbered patient = Numbered.at(network.hospitalA());
        patient.patient().grant(network.b(), "domain:cardiology");
        SubjectId subject = patient.patient().at(network.b());
        GlassId glass = GlassId.generate();
        network.submit(network.b(), asker.breakGlass(glass, subject));
        assertThat(answer(patient)).isEmpty();
        network.submit(network.b(), asker.widen(glass));
        network.submit(network.a(), patient.patient().restricting(Optional.empty()));
        assertThat(answer(patient)).containsExactly(subject);
        isTold(patient, "ETREAT", glass.value().bytes());
    }

    @Test
    void whoIsNoClinicianInForceOfTheAskersIsRefusedAndNothingIsWritten() {
        Numbered patient = Numbered.at(network.hospitalA());
        TestSeat suspended = network.hospitalB().clinician();
        suspended.loseLicence();
        int before = entries(patient).size();
        for (Author author : List.of(
                suspended.author(),
                network.hospitalB().clerk().author(),
                network.b().id().author())) {
            refused(Reason.FORBIDDEN, () -> answer(patient, network.b().id(), author));
        }
        refused(Reason.FORBIDDEN, () -> answer(patient, network.insurer().id(), asker.author()));
        assertThat(entries(patient)).hasSize(before);
    }

    private static void isTold(Numbered patient, String purpose, Bytes permission) {
        Entry last = entries(patient).getLast();
        assertThat(last.use().actor()).isEqualTo(asker.author().toString());
        assertThat(last.use().action()).isEqualTo(Action.SEARCH);
        assertThat(last.use().purpose()).isEqualTo(purpose);
        assertThat(last.use().basis()).isEqualTo(new Basis.Permit(permission));
        assertThat(last.records().listed()).containsExactly(patient.record().value());
    }

    private static List<Entry> entries(Numbered patient) {
        return network.a().vault().journal().entries(patient.chart()).stream()
                .map(linked -> linked.entry())
                .toList();
    }

    private static List<SubjectId> answer(Numbered patient) {
        network.catchUp();
        return answer(patient, network.b().id(), asker.author());
    }

    private static List<SubjectId> answer(Numbered patient, OrganisationId organisation, Author seat) {
        return network.a().exchange().identities().answer(organisation, seat, Numbered.with(patient.number())).stream()
                .map(Recognised::subject)
                .toList();
    }
}
