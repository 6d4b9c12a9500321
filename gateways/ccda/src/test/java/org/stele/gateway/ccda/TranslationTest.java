package org.stele.gateway.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stele.gateway.ccda.document.Note;
import org.stele.gateway.ccda.translate.Drafted;
import tools.jackson.databind.JsonNode;

/** What sections become in FHIR. */
class TranslationTest {
    private static final String CCD = TestDocuments.CCD;

    @Test
    void whatIsMadeOfADocumentIsTakenByTheDoorForFhir() {
        assertThat(TestDocuments.throughTheDoor(TestDocuments.translated(CCD))).hasSize(17);
        assertThat(TestDocuments.translated(CCD).resources())
                .extracting(Drafted::kind)
                .containsOnlyOnce("Patient", "AllergyIntolerance", "MedicationStatement", "Immunization", "Procedure")
                .containsOnlyOnce("Device", "DeviceUseStatement", "DiagnosticReport", "DocumentReference")
                .startsWith("Patient")
                .endsWith("DocumentReference");
    }

    @Test
    void thePatientHasTheirNumberAndWhoTheyAre() {
        JsonNode patient = TestDocuments.only("Patient", CCD);
        assertThat(patient.at("/identifier/0/system").asString()).isEqualTo("http://hospital-a.example/mrn");
        assertThat(patient.at("/identifier/0/type/coding/0/code").asString()).isEqualTo("MR");
        assertThat(patient.at("/name/0/given/1").asString()).isEqualTo("B");
        assertThat(patient.at("/birthDate").asString()).isEqualTo("1970-02-03");
        assertThat(patient.at("/gender").asString()).isEqualTo("female");
        assertThat(patient.at("/telecom/0/use").asString()).isEqualTo("mobile");
        assertThat(patient.at("/contact/0/telecom/0/system").asString()).isEqualTo("email");
        assertThat(patient.at("/extension/0/extension/0/valueCoding/code").asString())
                .isEqualTo("2106-3");
    }

    @Test
    void aMedicineIsAStatementWithItsDose() {
        JsonNode medicine = TestDocuments.only("MedicationStatement", CCD);
        assertThat(medicine.at("/status").asString()).isEqualTo("active");
        assertThat(medicine.at("/effectivePeriod").toString()).isEqualTo("{\"start\":\"2025-01-01\"}");
        assertThat(medicine.at("/dosage/0/text").asString()).isEqualTo("Take one in the morning");
        assertThat(medicine.at("/dosage/0/timing/repeat").toString())
                .isEqualTo("{\"frequency\":2,\"period\":1,\"periodUnit\":\"d\"}");
        assertThat(medicine.at("/dosage/0/doseAndRate/0/doseQuantity/code").asString())
                .isEqualTo("{tbl}");
        assertThat(medicine.at("/reasonCode/0/coding/0/code").asString()).isEqualTo("38341003");
    }

    @Test
    void anOrderThatIsWrittenIsStillTakenUntilItsEnd() {
        String ordered = CCD.replace(
                        "<substanceAdministration classCode=\"SBADM\" moodCode=\"EVN\">",
                        "<substanceAdministration classCode=\"SBADM\" moodCode=\"INT\">")
                .replace(
                        "<statusCode code=\"active\"/>\n          <effectiveTime xsi",
                        "<statusCode code=\"completed\"/>\n          <effectiveTime xsi");
        assertThat(TestDocuments.only("MedicationStatement", ordered)
                        .at("/status")
                        .asString())
                .isEqualTo("active");
        String ended = ordered.replace("<high nullFlavor=\"NI\"/>", "<high value=\"20250601\"/>");
        assertThat(TestDocuments.only("MedicationStatement", ended)
                        .at("/status")
                        .asString())
                .isEqualTo("completed");
    }

    @Test
    void aResultHasItsNumberAsItWasWrittenItsUnitAndItsRange() {
        JsonNode result = TestDocuments.all("Observation", CCD).getFirst();
        assertThat(result.at("/valueQuantity").toString())
                .isEqualTo(
                        "{\"value\":231.50,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}");
        assertThat(result.at("/referenceRange/0/high/value").asInt()).isEqualTo(200);
        assertThat(result.at("/effectiveDateTime").asString()).isEqualTo("2026-02-01T08:00:00+01:00");
        assertThat(result.at("/status").asString()).isEqualTo("final");
        JsonNode report = TestDocuments.only("DiagnosticReport", CCD);
        assertThat(report.at("/effectiveDateTime").asString()).isEqualTo("2026-02-01T08:00:00+01:00");
        assertThat(report.at("/result/0/reference").asString())
                .isEqualTo("Observation/" + result.path("id").asString());
    }

    @Test
    void theTypeOfAValueIsWhatTheDocumentSays() {
        assertThat(value("<value xsi:type=\"IVL_PQ\"><low value=\"5\" unit=\"g\"/></value>")
                        .at("/valueQuantity/comparator")
                        .asString())
                .isEqualTo(">=");
        assertThat(value("<value xsi:type=\"IVL_PQ\"><low value=\"5\"/><high value=\"9\"/></value>")
                        .at("/valueRange/high/value")
                        .asInt())
                .isEqualTo(9);
        assertThat(value("<value xsi:type=\"INT\" value=\"7\"/>")
                        .at("/valueInteger")
                        .asInt())
                .isEqualTo(7);
        assertThat(value("<value xsi:type=\"ST\">clear</value>")
                        .at("/valueString")
                        .asString())
                .isEqualTo("clear");
        assertThat(value("<value xsi:type=\"TS\" value=\"20260301\"/>")
                        .at("/valueDateTime")
                        .asString())
                .isEqualTo("2026-03-01");
        assertThat(value("<value xsi:type=\"RTO_PQ_PQ\"><numerator value=\"1\"/><denominator value=\"128\"/></value>")
                        .at("/valueRatio/denominator/value")
                        .asInt())
                .isEqualTo(128);
        assertThat(value("<value xsi:type=\"PQ\" nullFlavor=\"ASKU\"/>")
                        .at("/dataAbsentReason/coding/0/code")
                        .asString())
                .isEqualTo("asked-unknown");
        assertThat(value(
                                "<value xsi:type=\"CD\" nullFlavor=\"OTH\"><translation code=\"x\" codeSystem=\"1.2.3\"/></value>")
                        .at("/valueCodeableConcept/coding/0/system")
                        .asString())
                .isEqualTo("urn:oid:1.2.3");
    }

    private static JsonNode value(String value) {
        return TestDocuments.all(
                        "Observation",
                        TestDocuments.with("<value xsi:type=\"PQ\" value=\"231.50\" unit=\"mg/dL\"/>", value))
                .getFirst();
    }

    @Test
    void aTimeWithoutAnOffsetHasTheDocumentsAndOnlyItsDayWhereThatHasNone() {
        String bare = TestDocuments.with("20260301101500+0100", "20260301");
        assertThat(TestDocuments.all("Observation", bare)
                        .getFirst()
                        .at("/effectiveDateTime")
                        .asString())
                .isEqualTo("2026-02-01");
    }

    @Test
    void anEncounterHasItsClassAndTheHeadersIsOneToo() {
        List<? extends JsonNode> encounters = TestDocuments.all("Encounter", CCD);
        assertThat(encounters).hasSize(2);
        assertThat(encounters)
                .allSatisfy(it -> assertThat(it.at("/class/code").asString()).isEqualTo("AMB"));
        assertThat(encounters.getLast().at("/status").asString()).isEqualTo("finished");
        assertThat(encounters.getLast().path("diagnosis")).hasSize(1);
    }

    @Test
    void theDocumentIsKeptAsItCameAndRefersToAllThatWasMadeOfIt() {
        JsonNode document = TestDocuments.only("DocumentReference", CCD);
        byte[] kept = Base64.getDecoder()
                .decode(document.at("/content/0/attachment/data").asString());
        assertThat(kept).asString().isEqualTo(CCD);
        assertThat(document.at("/context/related").size()).isEqualTo(15);
        assertThat(document.at("/masterIdentifier/value").asString()).isEqualTo("DOCUMENT-1");
        assertThat(document.at("/custodian/display").asString()).isEqualTo("North Hospital");
    }

    @Test
    void whatIsNotMappedIsNamedWithItsPlace() {
        List<Note> notes = TestDocuments.translated(CCD).notes();
        String body = "/ClinicalDocument/component/structuredBody/component";
        assertThat(notes)
                .extracting(note -> note.code() + " " + note.place())
                .contains(
                        "NOT_MAPPED " + body + "[2]/section/entry/substanceAdministration/entryRelationship[3]",
                        "NOT_MAPPED " + body + "[1]/section/entry/act/effectiveTime",
                        "NOT_AN_EVENT " + body + "[5]/section/entry[2]/procedure",
                        "NOT_MAPPED " + body + "[10]/section/entry",
                        "NARRATIVE_ONLY " + body + "[11]/section");
    }

    @Test
    void aTextThatIsPointedToAndNotThereIsNamed() {
        assertThat(TestDocuments.notes(CCD.replace("value=\"#m1\"", "value=\"#m9\""), Note.Code.NO_TEXT))
                .hasSize(1);
    }

    @Test
    void aFileInADocumentIsKeptWithIt() {
        int body = CCD.indexOf("<structuredBody>");
        String pdf = CCD.substring(0, body)
                + "<nonXMLBody><text mediaType=\"application/pdf\" representation=\"B64\">JVBE</text></nonXMLBody></component></ClinicalDocument>";
        String header =
                pdf.substring(pdf.indexOf("<componentOf>"), pdf.indexOf("</componentOf>") + "</componentOf>".length());
        String bare = pdf.replace(header, "");
        assertThat(TestDocuments.throughTheDoor(TestDocuments.translated(bare))).hasSize(2);
        assertThat(TestDocuments.notes(bare, Note.Code.NOT_MAPPED))
                .extracting(Note::place)
                .contains("/ClinicalDocument/component/nonXMLBody");
    }
}
