package org.stele.gateway.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stele.gateway.hl7v2.fhir.Authorities;
import org.stele.gateway.hl7v2.write.Heading;
import org.stele.gateway.hl7v2.write.MessageWriter;
import org.stele.gateway.hl7v2.write.UnsayableException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a text says, it stays a text, in every place that one is written to: by a decoder of HL7 v2.5.1 2.7 alone. */
class WrittenTextTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MessageWriter WRITER =
            new MessageWriter(new Authorities(Map.of("HOSP", "http://hospital-a.example/mrn")));
    private static final Heading HEADING =
            new Heading("a.example", "ris", "P", "C1", Instant.parse("2026-03-01T10:15:00.123Z"));
    private static final String MARK = "Qq7";
    private static final JsonNode ALL = JSON.readTree("""
            {"patient": {"resourceType": "Patient", "id": "p1",
              "identifier": [{"system": "http://hospital-a.example/mrn", "value": "4711", "type": {"coding": [
                  {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]}},
                {"value": "2", "assigner": {"display": "Elsewhere"}}],
              "name": [{"use": "official", "family": "Quintero", "given": ["Ada", "Bea"], "prefix": ["Dr"], "suffix": ["MD"]}],
              "gender": "female", "birthDate": "1970-02-03",
              "address": [{"use": "home", "line": ["Ring 1", "Top 2"], "city": "Graz", "district": "d", "state": "St",
                  "postalCode": "8010", "country": "AT"}, {"text": "elsewhere"}],
              "telecom": [{"system": "phone", "value": "+43 316 1"}, {"system": "email", "value": "a@b.example"}],
              "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": "de", "display": "German"}]}}],
              "maritalStatus": {"coding": [{"system": "http://a.example", "code": "L", "display": "x"}], "text": "y"},
              "contact": [{"name": {"text": "Rosa"}, "relationship": [{"text": "mother"}]}]},
             "report": {"resourceType": "DiagnosticReport", "id": "r1", "status": "final",
              "identifier": [{"system": "urn:oid:1.2.3", "value": "F1", "type": {"coding": [
                  {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "FILL"}]}},
                {"system": "http://orders.example", "value": "P1", "type": {"coding": [
                  {"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "PLAC"}]}}],
              "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "LAB"}]}],
              "code": {"coding": [{"system": "http://loinc.org", "code": "24331-1", "display": "Lipid panel"}], "text": "Lipids"},
              "issued": "2026-03-01T09:00:00+01:00", "conclusion": "high",
              "result": [{"reference": "Observation/o1"}, {"reference": "Observation/o2"}, {"reference": "Observation/o3"}],
              "presentedForm": [{"contentType": "application/pdf", "data": "JVBERi0=", "title": "report"},
                {"contentType": "image/png", "url": "https://a.example/1"}]},
             "observations": [
              {"resourceType": "Observation", "id": "o1", "status": "final", "code": {"text": "Cholesterol"},
               "valueQuantity": {"value": 7.5, "comparator": "<", "unit": "mmol/L", "code": "mmol/L",
                 "system": "http://unitsofmeasure.org"},
               "interpretation": [{"coding": [{"system": "http://lab.example", "code": "L", "display": "l"}], "text": "t"}],
               "referenceRange": [{"text": "3-5"}], "note": [{"text": "a note"}],
               "method": {"coding": [{"system": "http://lab.example", "code": "m"}]},
               "performer": [{"display": "Dr. A"}, {"display": "Lab", "type": "Organization"}]},
              {"resourceType": "Observation", "id": "o2", "status": "final", "code": {"coding": [
                 {"system": "http://lab.example", "code": "c", "display": "C"}]}, "valueString": "text"},
              {"resourceType": "Observation", "id": "o3", "status": "final", "code": {"text": "c"},
               "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "10828004",
                 "display": "Positive"}], "text": "positive"}}]}
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\\.~4711^^^HOSP^MR\\",
                "\\.|^~&\\",
                "\\X0D\\OBX|9",
                "\\H\\a\\N\\",
                "\\Z|\\",
                "\\C~\\",
                "\\M^&\\",
                "\\F\\|",
                "\\"
            })
    void aTextThatLooksLikeAnEscapeSequenceIsATextInEveryPlace(String text) {
        int written = 0;
        for (String path : leaves(ALL, "")) {
            Optional<byte[]> plain = message(path, MARK);
            Optional<byte[]> other = message(path, MARK + text);
            assertThat(other.isPresent()).as(path).isEqualTo(plain.isPresent());
            if (plain.isPresent() && decoded(plain.get()).toString().contains(MARK)) {
                assertThat(decoded(other.get()).toString())
                        .as(path)
                        .isEqualTo(decoded(plain.get()).toString().replace(MARK, MARK + text));
                written++;
            }
        }
        assertThat(written).isGreaterThan(40);
    }

    private static Optional<byte[]> message(String path, String text) {
        ObjectNode all = (ObjectNode) ALL.deepCopy();
        String parent = path.substring(0, path.lastIndexOf('/'));
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (all.at(parent)) {
            case ObjectNode object -> object.put(name, text);
            case ArrayNode array -> array.set(Integer.parseInt(name), text);
            default -> throw new IllegalArgumentException(path);
        }
        try {
            return Optional.of(join(
                    WRITER.person(HEADING, all.path("patient")),
                    WRITER.report(
                            HEADING,
                            all.path("patient"),
                            all.path("report"),
                            all.path("observations").valueStream().toList())));
        } catch (UnsayableException e) {
            return Optional.empty();
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        return (new String(first, StandardCharsets.UTF_8) + new String(second, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> leaves(JsonNode node, String path) {
        if (node.isString()) {
            return List.of(path);
        }
        List<String> leaves = new ArrayList<>();
        node.properties().forEach(it -> leaves.addAll(leaves(it.getValue(), path + "/" + it.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves.addAll(leaves(node.get(i), path + "/" + i));
        }
        return leaves;
    }

    /** Segments, fields, repetitions, components, subcomponents. */
    private static Object decoded(byte[] message) {
        String text = new String(message, StandardCharsets.UTF_8);
        return parts(text, '\r', segment -> fields(segment.replace("MSH|^~\\&|", "MSH|")));
    }

    private static Object fields(String segment) {
        return parts(
                segment,
                '|',
                field -> parts(
                        field,
                        '~',
                        repetition -> parts(
                                repetition, '^', component -> parts(component, '&', WrittenTextTest::unescaped))));
    }

    private static Object parts(String text, char delimiter, Function<String, Object> part) {
        return Stream.of(text.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)), -1))
                .map(part)
                .toList();
    }

    /** Every sequence that is none of the five is a fault. */
    private static Object unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\') {
                plain.append(text.charAt(i));
                continue;
            }
            assertThat(text.charAt(i + 2)).isEqualTo('\\');
            int which = "EFSRT".indexOf(text.charAt(i + 1));
            assertThat(which).as("an escape sequence of a delimiter").isNotNegative();
            plain.append("\\|^~&".charAt(which));
            i += 2;
        }
        return plain.toString();
    }
}
