package org.stele.gateway.fhir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.label.Label;
import org.stele.vault.label.Labels;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClassifierTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DEPRESSION =
            "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"370143000\"}]}";
    private static final String HYPERTENSION =
            "{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"59621000\"}]}";

    private final Classifier classifier = Classifier.standard();

    @Test
    void aKnownCodeGivesItsDomainAndSensitivity() {
        assertThat(one("Condition", "\"code\":" + HYPERTENSION))
                .isEqualTo(labels("kind:Condition", "domain:cardiology"));
        assertThat(one("Condition", "\"code\":" + DEPRESSION))
                .isEqualTo(labels("kind:Condition", "domain:mental-health", "sensitivity:PSY"));
    }

    @Test
    void theKindAddsItsDomain() {
        assertThat(one("MedicationRequest", "\"medicationCodeableConcept\":" + rxnorm("314076")))
                .isEqualTo(labels("kind:MedicationRequest", "domain:medication", "domain:cardiology"));
    }

    @Test
    void codesOfOrderedSystemsGoByTheirLongestPrefix() {
        assertThat(icd("I10")).isEqualTo(labels("kind:Condition", "domain:cardiology"));
        assertThat(icd("F32.1")).isEqualTo(labels("kind:Condition", "domain:mental-health", "sensitivity:PSY"));
        assertThat(icd("F11.20"))
                .isEqualTo(labels("kind:Condition", "domain:mental-health", "sensitivity:PSY", "sensitivity:SUD"));
        assertThat(icd("B20")).isEqualTo(labels("kind:Condition", "domain:general", "sensitivity:HIV"));
        assertThat(icd("Z21")).isEqualTo(labels("kind:Condition", "domain:general", "sensitivity:HIV"));
    }

    @Test
    void whatASourceMarksAsSensitiveIs() {
        assertThat(one("Condition", security("v3-ActCode", "HIV") + ",\"code\":" + HYPERTENSION))
                .isEqualTo(labels("kind:Condition", "domain:cardiology", "sensitivity:HIV"));
        assertThat(one("Condition", security("v3-Confidentiality", "N") + ",\"code\":" + HYPERTENSION))
                .isEqualTo(labels("kind:Condition", "domain:cardiology"));
        for (String level : List.of("R", "V")) {
            assertThat(one("Condition", security("v3-Confidentiality", level) + ",\"code\":" + HYPERTENSION))
                    .isEqualTo(labels("kind:Condition", "domain:unclassified"));
        }
    }

    private static String security(String system, String code) {
        return "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/" + system
                + "\",\"code\":\"" + code + "\"}]}";
    }

    @Test
    void anUnknownCodeOrSystemOrNoSystemIsUnclassified() {
        for (String coding : List.of(
                "\"system\":\"http://snomed.info/sct\",\"code\":\"1\"",
                "\"system\":\"http://local\",\"code\":\"59621000\"",
                "\"code\":\"59621000\"")) {
            assertThat(one("Condition", "\"code\":{\"coding\":[{" + coding + "}]}"))
                    .isEqualTo(labels("kind:Condition", "domain:unclassified"));
        }
    }

    @Test
    void unclassifiedStandsAloneSoThatNoOtherDomainOpensIt() {
        assertThat(one("Condition", "\"code\":" + HYPERTENSION + ",\"note\":[{\"text\":\"feels well\"}]"))
                .isEqualTo(labels("kind:Condition", "domain:unclassified"));
    }

    @Test
    void textIsNarrativeUnlessItRepeatsADisplayOrIsAKnownPhrase() {
        String coding = "{\"system\":\"http://snomed.info/sct\",\"code\":\"59621000\",\"display\":\"Hypertension\"}";
        assertThat(one("Condition", "\"code\":{\"coding\":[" + coding + "],\"text\":\"hypertension\"}")
                        .domains())
                .containsExactly(Label.domain("cardiology"));
        assertThat(one("Condition", "\"code\":{\"coding\":[" + coding + "],\"text\":\"bad temper\"}")
                        .domains())
                .containsExactly(Label.UNCLASSIFIED);
        assertThat(one("MedicationRequest", "\"dosageInstruction\":[{\"text\":\"Take as needed.\"}]")
                        .domains())
                .containsExactly(Label.domain("medication"));
    }

    @Test
    void sensitiveWordsAreFoundInDisplaysNarrativeAndAttachments() {
        String note = Base64.getEncoder().encodeToString("known DEPRESSION".getBytes(StandardCharsets.UTF_8));
        assertThat(one("DocumentReference", "\"content\":[{\"attachment\":{\"data\":\"" + note + "\"}}]"))
                .isEqualTo(labels("kind:DocumentReference", "domain:unclassified", "sensitivity:PSY"));
        assertThat(one("Claim", "\"provider\":{\"display\":\"Methadone clinic\"}")
                        .sensitivities())
                .containsExactly(Label.sensitivity("SUD"));
        assertThat(one("Basic", "\"text\":{\"div\":\"<div>HIV</div>\"}").sensitivities())
                .containsExactly(Label.sensitivity("HIV"));
        assertThat(one("Basic", "\"text\":{\"div\":\"<div>achive aidsman</div>\"}")
                        .sensitivities())
                .isEmpty();
    }

    @Test
    void whatRefersToSomethingSensitiveInheritsItOverAnyNumberOfSteps() {
        Map<ResourceKey, Labels> labels = all(
                resource("Condition", "c", "\"code\":" + DEPRESSION),
                resource("Claim", "k", "\"diagnosis\":[{\"diagnosisReference\":{\"reference\":\"Condition/c\"}}]"),
                resource("ExplanationOfBenefit", "e", "\"claim\":{\"reference\":\"Claim/k\"}"),
                resource("Condition", "h", "\"code\":" + HYPERTENSION));
        assertThat(get(labels, key("Claim", "k"))).isEqualTo(labels("kind:Claim", "domain:billing", "sensitivity:PSY"));
        assertThat(get(labels, key("ExplanationOfBenefit", "e")).has(Label.sensitivity("PSY")))
                .isTrue();
        assertThat(get(labels, key("Condition", "h")).sensitivities()).isEmpty();
    }

    @Test
    void whatASensitiveReportListsInheritsToo() {
        Map<ResourceKey, Labels> labels = all(
                resource(
                        "DiagnosticReport",
                        "r",
                        "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"44249-1\"}]},"
                                + "\"result\":[{\"reference\":\"Observation/o\"}]"),
                resource("Observation", "o", "\"status\":\"final\""),
                resource("Patient", "p", "\"gender\":\"male\""));
        assertThat(get(labels, key("Observation", "o")).has(Label.sensitivity("PSY")))
                .isTrue();
        assertThat(get(labels, key("Patient", "p")).sensitivities()).isEmpty();
    }

    @Test
    void aCircleOfReferencesEnds() {
        Map<ResourceKey, Labels> labels = all(
                resource("Condition", "a", "\"code\":" + DEPRESSION + ",\"partOf\":{\"reference\":\"Condition/b\"}"),
                resource("Condition", "b", "\"partOf\":{\"reference\":\"Condition/a\"}"));
        assertThat(labels.values()).allMatch(it -> it.has(Label.sensitivity("PSY")));
    }

    @Test
    void rulesThatBreakTheFormatNameTheLine() {
        assertThat(classifier.version()).matches("\\d{4}-\\d{2}-\\d+");
        for (String line :
                List.of("colour red", "code snomed 1 cardiology", "kind Claim nonsense", "term XYZ word", "all")) {
            assertThatThrownBy(() -> Classifier.of("version 1\n" + line))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line 2");
        }
        assertThatThrownBy(() -> Classifier.of("# nothing")).hasMessageContaining("version");
    }

    private Labels icd(String code) {
        return one(
                "Condition",
                "\"code\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/icd-10-cm\",\"code\":\"" + code + "\"}]}");
    }

    private static String rxnorm(String code) {
        return "{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"" + code + "\"}]}";
    }

    private Labels one(String kind, String members) {
        return get(all(resource(kind, "1", members)), key(kind, "1"));
    }

    private static Labels get(Map<ResourceKey, Labels> labels, ResourceKey key) {
        return Objects.requireNonNull(labels.get(key));
    }

    private Map<ResourceKey, Labels> all(JsonNode... resources) {
        return classifier.classify(Stream.of(resources)
                .map(it -> classifier.read(
                        key(it.path("resourceType").asString(""), it.path("id").asString("")), it))
                .toList());
    }

    private static JsonNode resource(String kind, String id, String members) {
        return JSON.readTree("{\"resourceType\":\"%s\",\"id\":\"%s\",%s}".formatted(kind, id, members));
    }

    private static ResourceKey key(String kind, String id) {
        return new ResourceKey(kind, id);
    }

    private static Labels labels(String... texts) {
        return Labels.of(Stream.of(texts).map(Label::parse).toList());
    }
}
