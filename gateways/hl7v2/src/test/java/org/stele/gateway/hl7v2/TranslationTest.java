package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.message.ErrorCode;
import org.stele.gateway.hl7v2.message.RefusedMessageException;
import org.stele.gateway.hl7v2.translate.Manner;
import org.stele.gateway.hl7v2.translate.Note;
import tools.jackson.databind.JsonNode;

/** What segments become in FHIR. */
class TranslationTest {
    private static final String PID = "PID|1||4711^^^HOSP^MR||Quintero^Ada||19700203|F";

    @Test
    void aNumberHasItsUnitRangeAndInterpretation() {
        JsonNode observation = TestMessages.only(
                "Observation",
                TestMessages.result(
                        "OBX|1|NM|2093-3^Cholesterol^LN||231.50|mg/dL^mg/dL^UCUM|<200|H|||F|||202603010805"));
        assertThat(observation.at("/valueQuantity").toString())
                .isEqualTo(
                        "{\"value\":231.50,\"unit\":\"mg/dL\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}");
        assertThat(observation.at("/status").asString()).isEqualTo("final");
        assertThat(observation.at("/code/coding/0/system").asString()).isEqualTo("http://loinc.org");
        assertThat(observation.at("/interpretation/0/coding/0/code").asString()).isEqualTo("H");
        assertThat(observation.at("/referenceRange/0/text").asString()).isEqualTo("<200");
        assertThat(observation.at("/effectiveDateTime").asString()).isEqualTo("2026-03-01T08:05:00+01:00");
    }

    @Test
    void theTypeOfAValueIsWhatTheMessageSays() {
        assertThat(value("SN", ">^100").at("/valueQuantity/comparator").asString())
                .isEqualTo(">");
        assertThat(value("SN", "^1^:^128").at("/valueRatio/denominator/value").asInt())
                .isEqualTo(128);
        assertThat(value("SN", "^2^-^4").at("/valueRange/high/value").asInt()).isEqualTo(4);
        assertThat(value("CWE", "260415000^not detected^SCT")
                        .at("/valueCodeableConcept/coding/0/system")
                        .asString())
                .isEqualTo("http://snomed.info/sct");
        assertThat(value("DT", "20260301").at("/valueDateTime").asString()).isEqualTo("2026-03-01");
        assertThat(value("TM", "0830").at("/valueTime").asString()).isEqualTo("08:30:00");
        assertThat(value("TX", "one~two").at("/valueString").asString()).isEqualTo("one\ntwo");
        assertThat(value("NM", "60~120").at("/component").size()).isEqualTo(2);
    }

    @Test
    void aValueThatIsNoneOfItsTypeStaysAsTextWithANote() {
        String message =
                TestMessages.result("OBX|1|NM|2093-3^Cholesterol^LN||hemolysed|||||F".replace("|||||F", "||||||F"));
        assertThat(TestMessages.only("Observation", message).at("/valueString").asString())
                .isEqualTo("hemolysed");
        assertThat(TestMessages.translated(message).notes())
                .extracting(Note::code, note -> note.place().toString())
                .containsExactly(tuple(ErrorCode.DATA_TYPE, "OBX-5"));
    }

    @Test
    void aNumberThatIsWrittenAsATextKeepsItsUnit() {
        assertThat(measured("ST", "5 to 10")).isEqualTo("5 to 10 mg/dL");
        assertThat(measured("NM", "<5")).isEqualTo("<5 mg/dL");
        assertThat(measured("SN", ">^2^-^4")).isEqualTo("> 2 - 4 mg/dL");
        assertThat(measured("ST", "5 mg/dL")).isEqualTo("5 mg/dL");
    }

    private static String measured(String type, String value) {
        return TestMessages.only(
                        "Observation",
                        TestMessages.result("OBX|1|" + type + "|1^a^L||" + value + "|mg/dL^mg/dL^UCUM|||||F"))
                .at("/valueString")
                .asString();
    }

    @Test
    void onlyAFinalDiagnosisIsConfirmed() {
        assertThat(verification("F")).isEqualTo("confirmed");
        assertThat(verification("W")).isEqualTo("provisional");
        assertThat(verification("A")).isEqualTo("provisional");
        assertThat(verification("")).isEmpty();
    }

    private static String verification(String type) {
        return TestMessages.only(
                        "Condition", TestMessages.of("ADT^A01", PID, "DG1|1||E11.9^Diabetes^I10|Diabetes||" + type))
                .at("/verificationStatus/coding/0/code")
                .asString("");
    }

    @Test
    void escapesAreUndoneAndDelimitersAreTheMessagesOwn() {
        assertThat(value("ST", "a \\T\\ b \\F\\ c").at("/valueString").asString())
                .isEqualTo("a & b | c");
        String other = TestMessages.result("OBX|1|ST|1^a^L||x|||||||F")
                .replace("|", "!")
                .replace("^~\\&", "*~\\&")
                .replace("^", "*");
        assertThat(TestMessages.only("Patient", other).at("/name/0/family").asString())
                .isEqualTo("Quintero");
    }

    @Test
    void anAllergyHasItsKindAndDanger() {
        JsonNode allergy = TestMessages.only(
                "AllergyIntolerance",
                TestMessages.of("ADT^A31", PID, "AL1|1|DA|7980^Penicillin^RXNORM|SV|hives~swelling|20200102"));
        assertThat(allergy.at("/category/0").asString()).isEqualTo("medication");
        assertThat(allergy.at("/criticality").asString()).isEqualTo("high");
        assertThat(allergy.at("/reaction/0/manifestation").size()).isEqualTo(2);
        assertThat(allergy.at("/onsetDateTime").asString()).isEqualTo("2020-01-02");
    }

    @Test
    void aDocumentHasItsTextAndItsNumber() {
        JsonNode document = TestMessages.translated(TestMessages.of(
                        "MDM^T02",
                        PID,
                        "TXA|1|DS^Discharge summary^L|TX||||20260302101500||||^^|D77^HOSP||||||AU||AV",
                        "OBX|1|TX|1^Text^L||line one",
                        "OBX|2|TX|1^Text^L||line two"))
                .resources()
                .get(1)
                .resource();
        assertThat(document.at("/masterIdentifier/value").asString()).isEqualTo("D77");
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(document.at("/content/0/attachment/data")
                                        .asString()),
                        StandardCharsets.UTF_8))
                .isEqualTo("line one\nline two");
    }

    @Test
    void anAppointmentHasItsTimeAndWhoCancelsItItsEnd() {
        String booked = TestMessages.of(
                "SIU^S12",
                "SCH|1^HOSP|2^HOSP|||||Checkup|ROUTINE|30|min|^^^202603051000^202603051030",
                PID,
                "AIP|1||4711^Weber^Karl^^^Dr");
        JsonNode appointment = TestMessages.only("Appointment", booked);
        assertThat(appointment.at("/status").asString()).isEqualTo("booked");
        assertThat(appointment.at("/end").asString()).isEqualTo("2026-03-05T10:30:00+01:00");
        assertThat(appointment.at("/participant").size()).isEqualTo(2);
        assertThat(TestMessages.only("Appointment", booked.replace("S12", "S15"))
                        .at("/status")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void whatFhirDemandsAndTheMessageLacksIsNamedByItsPlace() {
        assertPlace("OBR-3", TestMessages.result("OBX|1|ST|1^a^L||x|||||||F").replace("F1^LAB", ""));
        assertPlace("OBX-3", TestMessages.result("OBX|1|ST|||x|||||||F"));
        assertPlace("AL1-3", TestMessages.of("ADT^A31", PID, "AL1|1|DA"));
        assertPlace("SCH-11", TestMessages.of("SIU^S12", "SCH|1^HOSP|2^HOSP", PID));
        assertPlace("RXA-5", TestMessages.of("VXU^V04", PID, "RXA|0|1|20260301"));
        assertPlace("TXA-12", TestMessages.of("MDM^T02", PID, "TXA|1|DS|TX"));
        assertPlace("PID-3.4", TestMessages.of("ADT^A31", PID.replace("HOSP", "OTHER")));
        assertPlace("PID-3", TestMessages.of("ADT^A31", PID.replace("^MR", "^MR~4712^^^HOSP^MR")));
        assertPlace("PID", TestMessages.of("ADT^A31"));
    }

    @Test
    void aMessageAboutSeveralPatientsIsRefused() {
        assertPlace("PID", TestMessages.of("ADT^A31", PID, PID.replace("4711", "4712")));
    }

    @Test
    void theNumberOfAVisitIsNoNumberOfAPatient() {
        JsonNode patient =
                TestMessages.only("Patient", TestMessages.of("ADT^A31", PID.replace("^MR", "^MR~4712^^^HOSP^VN")));
        assertThat(patient.path("identifier").toString()).contains("4711").doesNotContain("4712");
    }

    @Test
    void aStatusWithoutItsValueLeavesTheValueThatWasSentBefore() {
        assertThat(manner("OBX|1|NM|2823-3^K^LN||||||||U")).isEqualTo(Manner.MERGES);
        assertThat(manner("OBX|1|NM|2823-3^K^LN||6.9|mmol/L|||||U")).isEqualTo(Manner.REPLACES);
        assertThat(manner("OBX|1|NM|2823-3^K^LN||||||||C")).isEqualTo(Manner.REPLACES);
    }

    private static Manner manner(String obx) {
        return TestMessages.translated(TestMessages.result(obx)).resources().stream()
                .filter(drafted ->
                        drafted.resource().path("resourceType").asString("").equals("Observation"))
                .findFirst()
                .orElseThrow()
                .manner();
    }

    private static void assertPlace(String place, String message) {
        assertThatThrownBy(() -> TestMessages.translated(message))
                .isInstanceOfSatisfying(
                        RefusedMessageException.class,
                        refusal -> assertThat(refusal.place().orElseThrow()).hasToString(place));
    }

    private static JsonNode value(String type, String value) {
        return TestMessages.only("Observation", TestMessages.result("OBX|1|" + type + "|1^a^L||" + value + "||||||F"));
    }
}
