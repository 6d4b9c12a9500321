package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.write.Heading;
import org.stele.gateway.hl7v2.write.MessageWriter;
import org.stele.gateway.hl7v2.write.UnsayableException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What would say something else in HL7 v2 is not written, and what is written says nothing else. */
class UnsayableTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final MessageWriter WRITER = new MessageWriter(new Authorities(Map.of()));
    private static final Heading HEADING =
            new Heading("a.example", "ris", "P", "C1", Instant.parse("2026-03-01T10:15:00.123Z"));
    private static final String FINAL = "\"status\": \"final\", \"result\": [{\"reference\": \"Observation/o1\"}]";

    @Test
    void aNumberThatWouldFillTheMemoryIsNotWritten() {
        refused("Observation.valueQuantity", "\"valueQuantity\": {\"value\": 1E+999999999}");
        refused("Observation.valueQuantity", "\"valueQuantity\": {\"value\": 1E-999999999}");
        refused("Observation.valueInteger", "\"valueInteger\": 1E+999999999");
        refused("Observation.referenceRange", "\"referenceRange\": [{\"low\": {\"value\": 1E+999999999}}]");
        assertThat(field("OBX", 5, report(FINAL, "\"valueQuantity\": {\"value\": 1E+20}")))
                .isEqualTo("100000000000000000000");
    }

    @Test
    void aTextOfMoreThanTenThousandLinesIsNotWritten() {
        refused("Observation.valueString", "\"valueString\": \"" + "a\\n".repeat(10_001) + "\"");
        refused("Observation.note", "\"note\": [{\"text\": \"" + "a\\n".repeat(10_001) + "\"}]");
        assertThat(field("OBX", 5, report(FINAL, "\"valueString\": \"" + "a\\n".repeat(10_000) + "\"")))
                .isEqualTo("a~".repeat(9_999) + "a");
    }

    @Test
    void resultsThatAreNotRecordsHereAreNotLeftOutSilently() {
        for (String reference : List.of("#r", "https://lab.example/fhir/Observation/1", "urn:uuid:1", "")) {
            String report = "\"status\": \"final\", \"result\": [{\"reference\": \"" + reference + "\"}]";
            refused("DiagnosticReport.result", () -> report(report, "\"valueBoolean\": true"));
        }
        refused("Observation.hasMember", "\"hasMember\": [{\"reference\": \"Observation/o2\"}]");
    }

    @Test
    void anObservationThatTheReportDoesNotListIsNotSentWithIt() {
        assertThat(report("\"status\": \"final\"", "\"valueString\": \"a\"")).doesNotContain("\rOBX");
    }

    @Test
    void whatWouldChangeTheMeaningIsRefused() {
        refused("Observation.referenceRange", "\"referenceRange\": [{\"text\": \"a\"}, {\"text\": \"b\"}]");
        refused(
                "Observation.referenceRange",
                "\"valueQuantity\": {\"value\": 1, \"unit\": \"g\"}, \"referenceRange\": [{\"low\": {\"value\": 3, \"unit\": \"mg\"}}]");
        refused(
                "Observation.referenceRange",
                "\"referenceRange\": [{\"text\": \"a\", \"appliesTo\": [{\"text\": \"men\"}]}]");
        refused("Observation.effectivePeriod", "\"effectivePeriod\": {\"start\": \"2026-01-01\"}");
        refused("Observation.modifierExtension", "\"modifierExtension\": [{\"url\": \"http://a.example\"}]");
        refused(
                "DiagnosticReport.modifierExtension",
                () -> report(
                        FINAL + ", \"modifierExtension\": [{\"url\": \"http://a.example\"}]",
                        "\"valueBoolean\": true"));
        refused(
                "Patient.modifierExtension",
                () -> person("\"contact\": [{\"modifierExtension\": [{\"url\": \"x\"}]}]"));
        refused("Patient.active", () -> person("\"active\": false"));
    }

    @Test
    void aMomentAndARangeOfTheSameUnitAreWritten() {
        String message = report(
                FINAL,
                "\"effectiveInstant\": \"2026-03-01T08:00:00.5Z\", \"valueQuantity\": {\"value\": 1, \"unit\": \"g\"},"
                        + " \"referenceRange\": [{\"low\": {\"value\": 3, \"unit\": \"g\"}, \"high\": {\"value\": 5}}]");
        assertThat(field("OBX", 14, message)).isEqualTo("20260301080000.5+0000");
        assertThat(field("OBX", 7, message)).isEqualTo("3-5");
    }

    @Test
    void onlyHl7sOwnCodesStandWhereATableIsLookedUp() {
        String v3 = "http://terminology.hl7.org/CodeSystem/v3-";
        assertThat(flag("\"coding\": [{\"system\": \"" + v3 + "ObservationInterpretation\", \"code\": \"L\"}]"))
                .isEqualTo("L");
        assertThat(flag("\"coding\": [{\"system\": \"http://lab.example\", \"code\": \"L\"}]"))
                .isEqualTo("^^^L^^http://lab.example");
        assertThat(flag("\"text\": \"look\"")).isEqualTo("^look");
        assertThat(field(
                        "PID",
                        16,
                        person("\"maritalStatus\": {\"coding\": [{\"system\": \"" + v3
                                + "MaritalStatus\", \"code\": \"P\"}]}")))
                .isEqualTo("^^^P^^" + v3 + "MaritalStatus");
    }

    @Test
    void aDocumentIsAsFarAsItsReport() {
        String form = ", \"presentedForm\": [{\"contentType\": \"application/pdf\", \"data\": \"JVBERi0=\"}]";
        assertThat(field("OBX", 11, report("\"status\": \"preliminary\"" + form, "\"valueBoolean\": true")))
                .isEqualTo("P");
        assertThat(field("OBX", 11, report("\"status\": \"corrected\"" + form, "\"valueBoolean\": true")))
                .isEqualTo("C");
        refused("DiagnosticReport.status", () -> report("\"status\": \"unknown\"" + form, "\"valueBoolean\": true"));
    }

    @Test
    void aNumberThatIsOldOrOverIsNotTold() {
        String old = "{\"value\": \"1\", \"use\": \"old\"}, {\"value\": \"2\", \"period\": {\"end\": \"2026-02\"}}";
        String now = ", {\"value\": \"3\", \"period\": {\"end\": \"2026\"}}";
        assertThat(field("PID", 3, person("\"identifier\": [" + old + now + "]")))
                .isEqualTo("3");
        refused("Patient.identifier", () -> person("\"identifier\": [" + old + "]"));
    }

    @Test
    void anObservationHasTheSameSubIdWhateverElseIsSent() {
        String two =
                "\"status\": \"final\", \"result\": [{\"reference\": \"Observation/o1\"}, {\"reference\": \"Observation/o2\"}],"
                        + " \"presentedForm\": [{\"url\": \"http://a.example\"}]";
        assertThat(field("OBX", 4, report(FINAL, "\"valueBoolean\": true"))).isEqualTo("o1");
        List<String> ids = report(two, "\"valueBoolean\": true")
                .lines()
                .filter(it -> it.startsWith("OBX|"))
                .map(it -> it.split("\\|", -1)[4])
                .toList();
        assertThat(ids).containsExactly("o1", "1");
    }

    private static String flag(String concept) {
        return field("OBX", 8, report(FINAL, "\"interpretation\": [{" + concept + "}]"));
    }

    private static void refused(String path, String element) {
        refused(path, () -> report(FINAL, element));
    }

    private static void refused(String path, ThrowingCallable writing) {
        assertThatThrownBy(writing)
                .isInstanceOfSatisfying(
                        UnsayableException.class, e -> assertThat(e.path()).isEqualTo(path));
    }

    private static String report(String report, String element) {
        JsonNode observation = JSON.readTree("""
                {"resourceType": "Observation", "id": "o1", "status": "final", "code": {"text": "c"}, %s}
                """.formatted(element));
        JsonNode written = JSON.readTree("""
                {"resourceType": "DiagnosticReport", "id": "r1", "code": {"text": "r"}, %s}
                """.formatted(report));
        JsonNode patient = JSON.readTree("{\"resourceType\": \"Patient\", \"identifier\": [{\"value\": \"1\"}]}");
        return new String(WRITER.report(HEADING, patient, written, List.of(observation)), StandardCharsets.UTF_8);
    }

    private static String person(String element) {
        String number = element.contains("\"identifier\"") ? "" : ", \"identifier\": [{\"value\": \"1\"}]";
        JsonNode patient = JSON.readTree("{\"resourceType\": \"Patient\"" + number + ", " + element + "}");
        return new String(WRITER.person(HEADING, patient), StandardCharsets.UTF_8);
    }

    private static String field(String segment, int number, String message) {
        return Stream.of(message.split("\r"))
                .filter(it -> it.startsWith(segment + "|"))
                .map(it -> it.split("\\|", -1))
                .map(it -> number < it.length ? it[number] : "")
                .findFirst()
                .orElseThrow();
    }
}
