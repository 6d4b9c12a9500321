package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.fhir.Json;
import org.stele.gateway.hl7v2.write.Heading;
import org.stele.gateway.hl7v2.write.MessageWriter;
import org.stele.gateway.hl7v2.write.UnsayableException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written says the same once it is read as any message that comes in. */
class WrittenMessageTest {
    private static final String MRN = "http://hospital-a.example/mrn";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final MessageWriter WRITER = new MessageWriter(new Authorities(Map.of("HOSP", MRN)));
    private static final Heading HEADING =
            new Heading("a.example", "ris", "P", "C1", Instant.parse("2026-03-01T10:15:00.123Z"));
    private static final ObjectNode PATIENT = read("""
            {"resourceType": "Patient", "id": "p1",
             "identifier": [{"system": "urn:oid:1.2.3", "value": "77", "type": {"coding": [
                 {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "PPN"}]}},
               {"system": "http://hospital-a.example/mrn", "value": "47^11", "type": {"coding": [
                 {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]}}],
             "name": [{"use": "official", "family": "Quintero|Núñez", "given": ["Ada", "B~C"], "prefix": ["Dr"]},
                      {"use": "maiden", "family": "Großmann & Söhne"}],
             "gender": "female", "birthDate": "1970-02", "deceasedBoolean": false,
             "address": [{"use": "home", "line": ["Ring 1", "Top 2"], "city": "Graz", "postalCode": "8010", "country": "AT"}],
             "telecom": [{"system": "phone", "use": "mobile", "value": "+43 316 1"},
                         {"system": "email", "use": "work", "value": "a@b.example"}],
             "maritalStatus": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "L"}]},
             "contact": [{"name": {"family": "Quintero", "given": ["Rosa"]}}]}
            """);

    @Test
    void aPersonIsReadAsTheOneWhoWasWritten() {
        JsonNode read = resource("Patient", WRITER.person(HEADING, PATIENT));
        for (String element :
                List.of("gender", "birthDate", "deceasedBoolean", "address", "telecom", "maritalStatus")) {
            assertThat(read.path(element)).as(element).isEqualTo(PATIENT.path(element));
        }
        assertThat(read.path("name")).isEqualTo(PATIENT.path("name"));
        assertThat(read.path("identifier")
                        .valueStream()
                        .map(it -> it.path("value").asString("")))
                .containsExactlyInAnyOrder("77", "47^11");
        assertThat(read.at("/contact/0/name/family").asString("")).isEqualTo("Quintero");
    }

    @Test
    void aReportIsReadWithItsObservationsAsTheyWere() {
        ObjectNode report = report();
        List<JsonNode> observations = List.of(
                observation(
                        "o1",
                        "\"valueQuantity\": {\"value\": 7.50, \"comparator\": \"<\", \"unit\": \"mmol/L\","
                                + " \"system\": \"http://unitsofmeasure.org\", \"code\": \"mmol/L\"}"),
                observation("o2", "\"valueQuantity\": {\"value\": 120, \"unit\": \"mg\"}"),
                observation(
                        "o3",
                        "\"valueCodeableConcept\": {\"coding\": [{\"system\": \"http://snomed.info/sct\","
                                + " \"code\": \"10828004\", \"display\": \"Positive\"}], \"text\": \"positive, twice\"}"),
                observation("o4", "\"valueRatio\": {\"numerator\": {\"value\": 1}, \"denominator\": {\"value\": 128}}"),
                observation("o5", "\"valueDateTime\": \"2026-03-01T09:00:00+01:00\""),
                observation("o6", "\"valueString\": \"first line\\nsecond | line\""));
        byte[] message = WRITER.report(HEADING, PATIENT, report, observations);
        JsonNode read = resource("DiagnosticReport", message);
        for (String element : List.of("status", "effectivePeriod", "issued", "presentedForm", "conclusion")) {
            assertThat(read.path(element)).as(element).isEqualTo(report.path(element));
        }
        assertThat(read.path("code")).isEqualTo(report.path("code"));
        List<ObjectNode> all = all("Observation", message);
        assertThat(all).hasSize(observations.size());
        for (int i = 0; i < all.size(); i++) {
            JsonNode was = observations.get(i);
            JsonNode is = read(all.get(i).toString());
            was.properties().stream()
                    .filter(it -> !it.getKey().equals("id"))
                    .forEach(it ->
                            assertThat(is.path(it.getKey())).as(it.getKey()).isEqualTo(it.getValue()));
        }
        TestMessages.throughTheDoor(TestMessages.translated(message, TestMessages.vienna()));
    }

    @Test
    void theSameIsWrittenInTheSameBytes() {
        assertThat(WRITER.person(HEADING, PATIENT)).isEqualTo(WRITER.person(HEADING, PATIENT.deepCopy()));
    }

    @Test
    void whatV2HasNoPlaceForIsRefusedByItsPath() {
        refused("Observation.component", "\"component\": [{\"valueString\": \"a\"}]");
        refused("Observation.valuePeriod", "\"valuePeriod\": {\"start\": \"2026\"}");
        refused(
                "Observation.valueRange",
                "\"valueRange\": {\"low\": {\"value\": 1, \"unit\": \"g\"}, \"high\": {\"value\": 2, \"unit\": \"mg\"}}");
        ObjectNode wrong = report();
        wrong.put("status", "entered-in-error");
        assertThatThrownBy(() -> WRITER.report(HEADING, PATIENT, wrong, List.of()))
                .isInstanceOf(UnsayableException.class)
                .hasMessageContaining("DiagnosticReport.status");
        ObjectNode nobody = PATIENT.deepCopy();
        nobody.remove("identifier");
        assertThatThrownBy(() -> WRITER.person(HEADING, nobody)).isInstanceOf(UnsayableException.class);
    }

    @Property(tries = 400)
    void anyNameIsReadAsItWasWritten(@ForAll String any) {
        ObjectNode patient = PATIENT.deepCopy();
        String name = line(any);
        patient.set("name", Json.list(Json.object("family", name.isEmpty() ? "x" : name)));
        JsonNode read = resource("Patient", WRITER.person(HEADING, patient));
        assertThat(read.at("/name/0/family").asString("")).isEqualTo(name.isEmpty() ? "x" : name);
    }

    @Property(tries = 400)
    void separatorsAndLineBreaksOfAnyTextStayInItsPlace(@ForAll String any, @ForAll @IntRange(max = 7) int which) {
        String text = any + "|^~\\&\r\n\"".charAt(which) + "end\\X0D\\ \\.br\\ |^~\\&";
        ObjectNode observation = observation("o1", "\"valueString\": \"x\"").put("valueString", text);
        byte[] message = WRITER.report(HEADING, PATIENT, report(), List.of(observation));
        assertThat(message).doesNotContain(0x0B, 0x1C);
        List<ObjectNode> read = all("Observation", message);
        assertThat(read).hasSize(1);
        assertThat(read.getFirst().path("valueString").asString(""))
                .isEqualTo(text.lines()
                        .map(WrittenMessageTest::line)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    /** As it can stand in a field: no controls, no half of a character, no blanks at its ends, and not the order to delete. */
    private static String line(String any) {
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .codePoints()
                .map(it -> Character.isISOControl(it) ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return text.equals("\"\"") ? "" : text;
    }

    private static void refused(String path, String value) {
        JsonNode observation = observation("o1", value);
        assertThatThrownBy(() -> WRITER.report(HEADING, PATIENT, report(), List.of(observation)))
                .isInstanceOfSatisfying(
                        UnsayableException.class, e -> assertThat(e.path()).isEqualTo(path));
    }

    private static ObjectNode report() {
        return read("""
                {"resourceType": "DiagnosticReport", "id": "r1", "status": "amended",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "24331-1", "display": "Lipid panel"},
                     {"system": "http://lab.example/codes", "code": "L|1"}], "text": "Lipids"},
                 "effectivePeriod": {"start": "2026-03-01T08:00:00+01:00", "end": "2026-03-01T08:10:00+01:00"},
                 "issued": "2026-03-01T09:00:00+01:00", "result": [{"reference": "Observation/o1"},
                     {"reference": "Observation/o2"}, {"reference": "Observation/o3"}, {"reference": "Observation/o4"},
                     {"reference": "Observation/o5"}, {"reference": "Observation/o6"}], "conclusion": "high\\nagain in a month",
                 "presentedForm": [{"contentType": "application/pdf", "data": "JVBERi0=", "title": "report"}]}
                """);
    }

    private static ObjectNode observation(String id, String value) {
        return read("""
                {"resourceType": "Observation", "id": "%s", "status": "corrected",
                 "code": {"coding": [{"system": "http://loinc.org", "code": "2093-3", "display": "Cholesterol"}]},
                 "effectiveDateTime": "2026-03-01T08:00:00+01:00",
                 "interpretation": [{"coding": [{"system":
                     "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "code": "H"}]}],
                 "referenceRange": [{"text": "3-5"}], "note": [{"text": "a note"}], %s}
                """.formatted(id, value));
    }

    private static ObjectNode resource(String kind, byte[] message) {
        return all(kind, message).getFirst();
    }

    private static List<ObjectNode> all(String kind, byte[] message) {
        return TestMessages.translated(message, TestMessages.vienna()).resources().stream()
                .map(drafted -> drafted.resource())
                .filter(it -> it.path("resourceType").asString("").equals(kind))
                .toList();
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
