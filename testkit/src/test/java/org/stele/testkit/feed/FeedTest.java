package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.fhir.Asking;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** What a hospital's systems send is in its patients' charts once it is acknowledged. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class FeedTest {
    private FedHospital hospital;
    private IGenericClient client;
    private Mllp ehr;

    @BeforeAll
    void open() throws Exception {
        hospital = FedHospital.shared();
        client = Asking.client(hospital.member(), hospital.clinician().holder());
        ehr = Mllp.plain(hospital.port());
    }

    @AfterAll
    void close() throws Exception {
        ehr.close();
    }

    @Test
    void anAdmissionEntersThePatientAndTheVisit() throws Exception {
        String number = Messages.fresh("MR");
        String visit = Messages.fresh("V");
        assertThat(ehr.send(Messages.admission("A-" + number, number, visit))).contains("\rMSA|AA|A-" + number);
        Patient patient = patient(number);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Quintero");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("1970-02-03");
        Encounter encounter =
                (Encounter) only("Encounter?patient=" + patient.getIdElement().getIdPart());
        assertThat(encounter.getStatus()).isEqualTo(Encounter.EncounterStatus.INPROGRESS);
        assertThat(encounter.getIdentifierFirstRep().getValue()).isEqualTo(visit);
    }

    @Test
    void aCorrectedResultIsALaterVersionOfTheOneBefore() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        assertThat(ehr.send(Messages.result("R1-" + number, number, filler, "F", "231")))
                .contains("\rMSA|AA|");
        assertThat(ehr.send(Messages.result("R2-" + number, number, filler, "C", "213")))
                .contains("\rMSA|AA|");
        Patient patient = patient(number);
        String of = "patient=" + patient.getIdElement().getIdPart();
        Observation cholesterol = (Observation) only("Observation?code=http://loinc.org%7C2093-3&" + of);
        assertThat(cholesterol.getValueQuantity().getValue()).isEqualByComparingTo("213");
        assertThat(cholesterol.getStatus()).isEqualTo(Observation.ObservationStatus.CORRECTED);
        DiagnosticReport report = (DiagnosticReport) only("DiagnosticReport?" + of);
        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.CORRECTED);
        assertThat(report.getResult()).hasSize(2);
        assertThat(versions(cholesterol)).hasSize(2);
        assertThat(versions(only("Observation?code=http://loinc.org%7C2085-9&" + of)))
                .hasSize(1);
    }

    @Test
    void theSameMessageAgainIsAnsweredTheSameAndChangesNothing() throws Exception {
        String number = Messages.fresh("MR");
        String message = Messages.admission("S-" + number, number, Messages.fresh("V"));
        assertThat(ehr.send(message)).contains("\rMSA|AA|S-" + number);
        assertThat(ehr.send(message)).contains("\rMSA|AA|S-" + number);
        Patient patient = patient(number);
        assertThat(versions(patient)).hasSize(1);
        assertThat(versions(only("Encounter?patient=" + id(patient)))).hasSize(1);
        assertThat(found("DocumentReference?patient=" + id(patient))).hasSize(1);
    }

    @Test
    void anotherMessageUnderTheSameControlIdIsRefusedForThatReason() throws Exception {
        String number = Messages.fresh("MR");
        String visit = Messages.fresh("V");
        assertThat(ehr.send(Messages.admission("C-" + number, number, visit))).contains("\rMSA|AA|");
        assertThat(ehr.send(Messages.of("A02", "C-" + number, number, visit, "OTHER", "")))
                .contains("\rMSA|AE|C-" + number, "ERR||MSH^1^10|205^");
        assertThat(((Encounter) only("Encounter?patient=" + id(patient(number))))
                        .getLocationFirstRep()
                        .getLocation()
                        .getDisplay())
                .startsWith("WARD");
    }

    @Test
    void aDischargeEndsTheVisitAndItsCancellationOpensItAgainAndWhatTheySayNothingOfStays() throws Exception {
        String number = Messages.fresh("MR");
        String visit = Messages.fresh("V");
        ehr.send(Messages.admission("D1-" + number, number, visit));
        String discharge = Messages.of(
                "ADT^A03^ADT_A03",
                "D2-" + number,
                Messages.pid(number, "Quintero", "19700203"),
                "PV1|1|I|||||||||||||||||" + visit + "^^^HOSP^VN" + "|".repeat(26) + "20260304090000+0100");
        assertThat(ehr.send(discharge)).contains("\rMSA|AA|");
        Encounter ended = (Encounter) only("Encounter?patient=" + id(patient(number)));
        assertThat(ended.getStatus()).isEqualTo(Encounter.EncounterStatus.FINISHED);
        assertThat(ended.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-03-01T10:00:00+01:00");
        assertThat(ended.getPeriod().getEndElement().getValueAsString()).isEqualTo("2026-03-04T09:00:00+01:00");
        assertThat(ended.getLocationFirstRep().getLocation().getDisplay()).startsWith("WARD");
        assertThat(ehr.send(Messages.of("A13", "D3-" + number, number, visit, "WARD", "")))
                .contains("\rMSA|AA|");
        Encounter open = (Encounter) only("Encounter?patient=" + id(patient(number)));
        assertThat(open.getStatus()).isEqualTo(Encounter.EncounterStatus.INPROGRESS);
        assertThat(open.getPeriod().hasEnd()).isFalse();
    }

    @Test
    void newsOfAPatientIsALaterVersionOfThePatient() throws Exception {
        String number = Messages.fresh("MR");
        ehr.send(Messages.admission("N1-" + number, number, Messages.fresh("V")));
        String news = Messages.of(
                "ADT^A31^ADT_A05",
                "N2-" + number,
                Messages.pid(number, "Moser", "19700203").replace("Hauptplatz 1", "\"\""));
        assertThat(ehr.send(news)).contains("\rMSA|AA|");
        Patient patient = patient(number);
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Moser");
        assertThat(versions(patient)).hasSize(2);
    }

    @Test
    void anOrderIsKeptAsInformationAndNeverAsAnOrder() throws Exception {
        String number = Messages.fresh("MR");
        String order = Messages.of(
                "ORM^O01",
                "O-" + number,
                Messages.pid(number, "Quintero", "19700203"),
                "ORC|NW|P7^HOSP|||||||||||4711^Weber",
                "OBR|1|P7^HOSP||24331-1^Lipid panel^LN");
        assertThat(ehr.send(order)).contains("\rMSA|AA|", "ERR||ORC^1|200^", "|W|||kept as information");
        String of = "?patient=" + id(patient(number));
        assertThat(found("ServiceRequest" + of)).isEmpty();
        assertThat(found("DocumentReference" + of)).hasSize(1);
    }

    @Test
    void aMessageThatFailsIsKeptAndListedAndTriedAgainOnlyByTheDesk() throws Exception {
        String first = Messages.fresh("MR");
        String second = Messages.fresh("MR");
        String shared = "~" + Messages.fresh("ID") + "^^^&2.16.840.1.99&ISO^PPN";
        assertThat(ehr.send(withIdentifier("K1-" + first, first, shared))).contains("\rMSA|AA|");
        assertThat(ehr.send(withIdentifier("K2-" + second, second, shared)))
                .contains("\rMSA|AE|K2-" + second, "ERR||PID^1^3|205^");
        JsonNode kept = kept("K2-" + second);
        assertThat(kept.path("kind").asString("")).isEqualTo("ADT^A28");
        assertThat(kept.path("code").asString("")).isEqualTo("DUPLICATE_KEY");
        assertThat(kept.toString()).doesNotContain("Quintero").doesNotContain(second + "^");
        assertThat(found("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + second))
                .isEmpty();

        String replay = "/v1/feed/messages/" + kept.path("id").asString("") + "/replay";
        JsonNode still = hospital.clerk().node().post(replay, new byte[0], "application/json", desk());
        assertThat(still.path("filed").asBoolean()).isFalse();
        assertThat(kept("K2-" + second).path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void aMergeWaitsForAPersonAndIsNotForTheClinicianToSee() throws Exception {
        String number = Messages.fresh("MR");
        String merge = Messages.of(
                "ADT^A40^ADT_A39", "M-" + number, Messages.pid(number, "Quintero", "19700203"), "MRG|OLD^^^HOSP^MR");
        assertThat(ehr.send(merge)).contains("\rMSA|AE|M-" + number, "not merged");
        String id = kept("M-" + number).path("id").asString("");
        assertThatThrownBy(() -> hospital.clerk()
                        .node()
                        .get("/v1/feed/messages", hospital.clinician().holder()))
                .isInstanceOf(NodeProblem.class);
        RawDelete.send(hospital.clerk(), "/v1/feed/messages/" + id);
        assertThat(all()).noneMatch(it -> it.path("id").asString("").equals(id));
    }

    private JsonNode kept(String controlId) throws Exception {
        return all().stream()
                .filter(it -> it.path("controlId").asString("").equals(controlId))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> all() throws Exception {
        return hospital.clerk()
                .node()
                .get("/v1/feed/messages", desk())
                .valueStream()
                .toList();
    }

    private Holder desk() {
        return hospital.clerk().holder();
    }

    private static String withIdentifier(String controlId, String number, String more) {
        return Messages.of(
                "ADT^A28^ADT_A05",
                controlId,
                Messages.pid(number, "Quintero", "19700203").replace("^^^HOSP^MR", "^^^HOSP^MR" + more));
    }

    private Patient patient(String number) {
        return (Patient) only("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number);
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private List<BundleEntryComponent> versions(Resource resource) {
        return client.history()
                .onInstance(resource.getIdElement().toVersionless())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private List<BundleEntryComponent> found(String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private Resource only(String search) {
        List<BundleEntryComponent> found = found(search);
        assertThat(found).as(search).hasSize(1);
        return found.getFirst().getResource();
    }
}
