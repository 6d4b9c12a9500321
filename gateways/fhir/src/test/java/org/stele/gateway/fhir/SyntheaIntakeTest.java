package org.stele.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stele.gateway.fhir.people.Practitioner;
import org.stele.gateway.fhir.people.PractitionerFile;
import org.stele.gateway.fhir.people.PractitionerId;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.vault.label.Label;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Synthea writes is taken in whole. */
class SyntheaIntakeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Intake intake = Intake.standard();

    @Test
    void everyResourceOfTheSamplesIsTakenIn() {
        TestBundles.samples().forEach(this::isTakenInWhole);
    }

    @Test
    void everyResourceOfTheTwelvePatientsBesideTheRepositoryIsTakenIn() {
        TestBundles.shared().forEach(this::isTakenInWhole);
    }

    private void isTakenInWhole(Path file) {
        byte[] bytes = TestBundles.read(file);
        IncomingBundle bundle = intake.read(bytes);
        assertThat(bundle.resources())
                .hasSize(JSON.readTree(bytes).path("entry").size());
        assertThat(bundle.patient().medicalRecordNumber()).isPresent();
        assertThat(bundle.patient().birthDate()).hasSize(10);
        assertThat(bundle.patient().name()).contains(" ");
    }

    @Test
    void referencesIntoTheBundleBecomeRelativeAndNameResourcesOfTheBundle() {
        IncomingBundle bundle = intake.read(TestBundles.sample("Andrew29"));
        Set<ResourceKey> keys = new HashSet<>();
        bundle.resources().forEach(it -> keys.add(it.key()));
        for (IncomingResource resource : bundle.resources()) {
            assertThat(keys).containsAll(resource.references());
            assertThat(text(resource)).doesNotContain("\"reference\":\"urn:");
        }
        assertThat(bundle.resources()).anyMatch(it -> text(it).contains("\"Practitioner?identifier="));
    }

    @Test
    void theSealedBytesAreTheResourceItselfForAnyFhirParser() {
        IParser parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        IncomingBundle bundle = intake.read(TestBundles.sample("Andrew29"));
        for (IncomingResource resource : bundle.resources()) {
            var parsed = parser.parseResource(text(resource));
            assertThat(parsed.getIdElement().getIdPart())
                    .isEqualTo(resource.key().id());
            JsonNode again = JSON.readTree(parser.encodeResourceToString(parsed));
            assertThat(again.size()).isEqualTo(JSON.readTree(text(resource)).size());
        }
    }

    @Test
    void everyPrescriptionNamesAPrescriberWhomTheDirectoryKnows() {
        List<PractitionerId> known = PractitionerFile.read(TestBundles.directory(), 1 << 24).stream()
                .map(Practitioner::id)
                .toList();
        for (Path file : TestBundles.samples()) {
            intake.read(TestBundles.read(file)).resources().stream()
                    .filter(it -> it.attribution().clinicianDemanded())
                    .forEach(it -> assertThat(it.attribution().attester()).get().isIn(known));
        }
    }

    @Test
    void theSampleToShareHasCardiologyToShowAndDepressionToHide() {
        List<IncomingResource> resources =
                intake.read(TestBundles.sample("Andrew29")).resources();
        assertThat(resources.stream()
                        .filter(it -> it.labels().has(Label.domain("cardiology")))
                        .filter(it -> it.labels().sensitivities().isEmpty())
                        .map(IncomingResource::kind))
                .contains(
                        "Condition", "MedicationRequest", "Observation", "DiagnosticReport", "Procedure", "Encounter");
        assertThat(resources.stream()
                        .filter(it -> it.labels().has(Label.sensitivity("PSY")))
                        .map(IncomingResource::kind))
                .contains("Condition", "MedicationRequest", "Claim", "ExplanationOfBenefit", "DocumentReference");
    }

    private static String text(IncomingResource resource) {
        return new String(resource.content().toArray(), StandardCharsets.UTF_8);
    }
}
