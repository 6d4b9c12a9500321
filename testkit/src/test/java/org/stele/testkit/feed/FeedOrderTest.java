package org.stele.testkit.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.fhir.Asking;
import tools.jackson.databind.JsonNode;

/** What is known stays where a message is older, or a person has decided: the message is taken, its sender told, and the desk too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made in @BeforeAll
class FeedOrderTest {
    private static final String MADE = "20260301101500+0100";
    private static final String REPORTED = "20260301090000+0100";
    private static final String CHOLESTEROL = "Observation?code=http://loinc.org%7C2093-3&patient=";

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
    void anOlderResultIsTakenAndListedAndChangesNothingThatIsNewer() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        String older = Messages.result("W1-" + number, number, filler, "F", "231")
                        .replace(MADE, "20260301091500+0100") + "OBX|3|NM|2571-8^Triglycerides^LN||150|mg/dL|||||F\r";
        assertThat(ehr.send(Messages.result("W2-" + number, number, filler, "F", "213")))
                .contains("\rMSA|AA|")
                .doesNotContain("ERR|");
        assertThat(ehr.send(older))
                .contains("\rMSA|AA|W1-" + number, "ERR||OBX^1|207^", "|W|||Observation: left as it is");
        String of = id(patient(number));
        assertThat(((Observation) only(CHOLESTEROL + of)).getValueQuantity().getValue())
                .isEqualByComparingTo("213");
        only("Observation?code=http://loinc.org%7C2571-8&patient=" + of);
        assertThat(found("DocumentReference?patient=" + of)).hasSize(2);

        JsonNode listed = listed("W1-" + number).getFirst();
        assertThat(listed.path("code").asString("")).isEqualTo("OVERTAKEN");
        JsonNode replayed = hospital.clerk()
                .node()
                .post(
                        "/v1/feed/messages/" + listed.path("id").asString("") + "/replay",
                        new byte[0],
                        "application/json",
                        hospital.clerk().holder());
        assertThat(replayed.path("filed").asBoolean()).isTrue();
        assertThat(versions(only(CHOLESTEROL + of))).isEqualTo(1);
        assertThat(listed("W1-" + number)).hasSize(1);
        RawDelete.send(
                hospital.clerk(), "/v1/feed/messages/" + listed.path("id").asString(""));
        assertThat(listed("W1-" + number)).isEmpty();
    }

    @Test
    void aResultThatIsSentAnewIsAsOldAsItsReportWhateverTheMessageSays() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("E1-" + number, number, filler, "C", "213"));
        assertThat(ehr.send(Messages.result("E2-" + number, number, filler, "F", "231")
                        .replace(MADE, "20260301120000+0100")
                        .replace(REPORTED, "20260301083000+0100")))
                .contains("\rMSA|AA|", "|207^");
        assertThat(cholesterol(number).getValueQuantity().getValue()).isEqualByComparingTo("213");
    }

    @Test
    void anOlderVisitAndPersonChangeNothingAndOneThatComesInOrderDoes() throws Exception {
        String number = Messages.fresh("MR");
        String visit = Messages.fresh("V");
        ehr.send(Messages.of("A02", "V2-" + number, number, visit, "SURGERY", ""));
        String earlier = Messages.admission("V1-" + number, number, visit)
                .replace("EVN|A01|" + MADE, "EVN|A01|20260301080000+0100")
                .replace("Quintero", "Moser");
        assertThat(ehr.send(earlier)).contains("\rMSA|AA|", "ERR||PID^1|207^", "ERR||PV1^1|207^");
        assertThat(patient(number).getNameFirstRep().getFamily()).isEqualTo("Quintero");
        String later = Messages.of("A08", "V3-" + number, number, visit, "WARD", "")
                .replace(MADE, "20260301111500+0100")
                .replace("Quintero", "Moser");
        assertThat(ehr.send(later)).contains("\rMSA|AA|").doesNotContain("ERR|");
        assertThat(patient(number).getNameFirstRep().getFamily()).isEqualTo("Moser");
    }

    @Test
    void whatAMessageOnlyNamesIsNoNewsOfIt() throws Exception {
        String number = Messages.fresh("MR");
        ehr.send(Messages.result("P1-" + number, number, Messages.fresh("F"), "F", "200")
                .replace("Quintero", "Unknown"));
        String earlier =
                Messages.admission("P2-" + number, number, Messages.fresh("V")).replace(MADE, "20260228080000+0100");
        assertThat(ehr.send(earlier)).contains("\rMSA|AA|").doesNotContain("ERR|");
        assertThat(patient(number).getNameFirstRep().getFamily()).isEqualTo("Quintero");
    }

    @Test
    void aClockThatIsAheadMakesNoMessageNewerThanTheNext() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("C1-" + number, number, filler, "F", "231")
                .replace(MADE, "20990301101500+0100")
                .replace(REPORTED, ""));
        assertThat(ehr.send(Messages.result("C2-" + number, number, filler, "C", "213")
                        .replace(MADE, "20990301101400+0100")
                        .replace(REPORTED, "")))
                .contains("\rMSA|AA|")
                .doesNotContain("|207^");
        assertThat(cholesterol(number).getValueQuantity().getValue()).isEqualByComparingTo("213");
    }

    @Test
    void whatAClinicianChangedStaysAndTheDeskHearsOfItOnce() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("S1-" + number, number, filler, "F", "231"));
        Observation changed = cholesterol(number);
        changed.setValue(new StringType("haemolysed"));
        client.update().resource(changed).execute();
        assertThat(ehr.send(later(Messages.result("S2-" + number, number, filler, "F", "231"))))
                .contains("\rMSA|AA|")
                .doesNotContain("ERR|");
        assertThat(ehr.send(later(Messages.result("S3-" + number, number, filler, "C", "213"))))
                .contains("\rMSA|AA|", "ERR||OBX^1|207^", "a person decided on it");
        assertThat(cholesterol(number).hasValueStringType()).isTrue();
        assertThat(listed("S3-" + number).getFirst().path("code").asString("")).isEqualTo("SETTLED");
        assertThat(ehr.send(later(Messages.result("S4-" + number, number, filler, "C", "213"))))
                .doesNotContain("ERR|");
        assertThat(listed("S4-" + number)).isEmpty();
        assertThat(cholesterol(number).hasValueStringType()).isTrue();
        assertThat(ehr.send(later(Messages.result("S5-" + number, number, filler, "C", "240"))))
                .contains("a person decided on it");
        assertThat(cholesterol(number).hasValueStringType()).isTrue();
    }

    @Test
    void aCorrectionIsHeardWhateverLaterResultCameWithWhatItCorrects() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        String other =
                "OBR|2||" + Messages.fresh("G") + "^LAB|58410-2^CBC^LN||||||||||||||||||20260301100000+0100|||F\r"
                        + "OBX|1|NM|718-7^Hemoglobin^LN||13|g/dL|||||F\r";
        ehr.send(Messages.result("T1-" + number, number, filler, "F", "231") + other);
        assertThat(ehr.send(later(Messages.result("T2-" + number, number, filler, "C", "213"))))
                .contains("\rMSA|AA|")
                .doesNotContain("ERR|");
        assertThat(cholesterol(number).getValueQuantity().getValue()).isEqualByComparingTo("213");
    }

    @Test
    void aCorrectionOfWhatIsNotHereIsEnteredAndTold() throws Exception {
        String number = Messages.fresh("MR");
        assertThat(ehr.send(Messages.result("U1-" + number, number, Messages.fresh("F"), "C", "213")))
                .contains("\rMSA|AA|", "is not here under this number");
        assertThat(cholesterol(number).getValueQuantity().getValue()).isEqualByComparingTo("213");
    }

    @Test
    void whatAClinicianTookOutDoesNotComeBack() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("O1-" + number, number, filler, "F", "231"));
        String of = id(patient(number));
        for (String referring : List.of("DocumentReference", "DiagnosticReport")) {
            client.delete().resource(only(referring + "?patient=" + of)).execute();
        }
        client.delete().resource(cholesterol(number)).execute();
        assertThat(ehr.send(later(Messages.result("O2-" + number, number, filler, "F", "231"))))
                .contains("\rMSA|AA|");
        assertThat(ehr.send(later(Messages.result("O3-" + number, number, filler, "C", "213"))))
                .contains("\rMSA|AA|", "a person decided on it");
        assertThat(found(CHOLESTEROL + of)).isEmpty();
    }

    @Test
    void aResultThatWasTakenBackDoesNotComeBackUnnoticed() throws Exception {
        String number = Messages.fresh("MR");
        String filler = Messages.fresh("F");
        ehr.send(Messages.result("B1-" + number, number, filler, "F", "231"));
        assertThat(ehr.send(later(Messages.result("B2-" + number, number, filler, "W", "231"))))
                .contains("\rMSA|AA|")
                .doesNotContain("|207^");
        assertThat(cholesterol(number).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        assertThat(ehr.send(Messages.result("B3-" + number, number, filler, "F", "232")))
                .contains("\rMSA|AA|", "|207^");
        assertThat(cholesterol(number).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        String anew =
                Messages.result("B4-" + number, number, filler, "C", "213").replace(MADE, "20260301131500+0100");
        assertThat(ehr.send(anew)).contains("\rMSA|AA|", "taken back as in error");
        assertThat(listed("B4-" + number).getFirst().path("code").asString("")).isEqualTo("RETURNED");
    }

    @Test
    void whatTakesBackSomethingThatIsNotHereIsListed() throws Exception {
        String number = Messages.fresh("MR");
        String message = Messages.result("N1-" + number, number, Messages.fresh("F"), "D", "231");
        assertThat(ehr.send(message)).contains("\rMSA|AA|", "ERR||OBX^1|204^");
        assertThat(listed("N1-" + number).getFirst().path("code").asString("")).isEqualTo("NOTHING_TO_CHANGE");
        assertThat(cholesterol(number).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
    }

    @Test
    void aDocumentThatIsReplacedOrCancelledIsMarkedSo() throws Exception {
        String number = Messages.fresh("MR");
        String first = Messages.fresh("D");
        String second = Messages.fresh("D");
        ehr.send(document("T02", "M1-" + number, number, first, "", MADE));
        assertThat(ehr.send(document("T10", "M2-" + number, number, second, first + "^HOSP", "20260301111500+0100")))
                .contains("\rMSA|AA|")
                .doesNotContain("ERR|");
        assertThat(document(number, first).getStatus()).isEqualTo(DocumentReferenceStatus.SUPERSEDED);
        assertThat(document(number, second).getRelatesToFirstRep().getTarget().getReference())
                .endsWith(id(document(number, first)));
        assertThat(ehr.send(document("T11", "M3-" + number, number, second, "", "20260301121500+0100")))
                .contains("\rMSA|AA|");
        assertThat(document(number, second).getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
        assertThat(document(number, second).getContentFirstRep().getAttachment().getData())
                .isNotEmpty();
        assertThat(ehr.send(document("T10", "M4-" + number, number, Messages.fresh("D"), "X9^HOSP", MADE)))
                .contains("\rMSA|AA|", "ERR||TXA^1|204^");
    }

    private static String document(
            String event, String controlId, String number, String own, String parent, String time) {
        String text = event.equals("T11") ? "" : "\rOBX|1|TX|1^Text^L||words||||||F";
        return Messages.of(
                        "MDM^" + event,
                        controlId,
                        Messages.pid(number, "Quintero", "19700203"),
                        "TXA|1|DS|TX|||||||||" + own + "^HOSP|" + parent + text)
                .replace(MADE, time);
    }

    private DocumentReference document(String number, String own) {
        return found("DocumentReference?patient=" + id(patient(number))).stream()
                .map(entry -> (DocumentReference) entry.getResource())
                .filter(it -> it.getMasterIdentifier().getValue().equals(own))
                .findFirst()
                .orElseThrow();
    }

    private static String later(String message) {
        return message.replace(MADE, "20260301121500+0100");
    }

    private Observation cholesterol(String number) {
        return (Observation) only(CHOLESTEROL + id(patient(number)));
    }

    private List<JsonNode> listed(String controlId) throws Exception {
        return hospital.clerk()
                .node()
                .get("/v1/feed/messages", hospital.clerk().holder())
                .valueStream()
                .filter(it -> it.path("controlId").asString("").equals(controlId))
                .toList();
    }

    private Patient patient(String number) {
        return (Patient) only("Patient?identifier=" + FedHospital.AUTHORITY + "%7C" + number);
    }

    private static String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private int versions(Resource resource) {
        return client.history()
                .onInstance(resource.getIdElement().toVersionless())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private List<Bundle.BundleEntryComponent> found(String search) {
        return client.search()
                .byUrl(search)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry();
    }

    private Resource only(String search) {
        List<Bundle.BundleEntryComponent> found = found(search);
        assertThat(found).as(search).hasSize(1);
        return found.getFirst().getResource();
    }
}
