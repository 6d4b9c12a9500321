package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.Bytes;
import org.stele.formats.scope.OpenedScope;
import org.stele.gateway.fhir.profile.ProfileCheck;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** A chart is summed up as an International Patient Summary, of what the clinician may see and of nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirSummaryTest {
    private static final String PATIENT = "Patient/sm-patient";

    private Ward ward;
    private IGenericClient client;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        URI sample = Objects.requireNonNull(FhirSummaryTest.class.getResource("summary.json"))
                .toURI();
        ward = Ward.open(SharedNetwork.get(), Path.of(sample), "1103");
        client = ward.ofClinician();
    }

    @Test
    void aSummaryIsADocumentWithASectionOfEachSubjectOfWhichTheChartHasSomething() {
        Bundle document = summary(PATIENT);
        Composition composition = composition(document);
        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        assertThat(document.getIdentifier().getValue()).startsWith("urn:uuid:");
        assertThat(document.getTimestamp()).isNotNull();
        assertThat(composition.getSection())
                .extracting(SectionComponent::getTitle)
                .containsExactly(
                        "Problems",
                        "Allergies and intolerances",
                        "Medications",
                        "Immunizations",
                        "Procedures",
                        "Medical devices",
                        "Results",
                        "Vital signs",
                        "Social history",
                        "Past problems",
                        "Plan of care");
        assertThat(idsIn(document, "Problems")).containsExactly("sm-asthma");
        assertThat(idsIn(document, "Past problems")).containsExactly("sm-fracture");
        assertThat(idsIn(document, "Results")).containsExactly("sm-potassium-2");
        assertThat(text(document)).contains("A shared chart may be incomplete.").doesNotContain("sm-mistake");
    }

    @Test
    void everyReferenceInItLeadsToSomethingInIt() {
        Bundle document = summary(PATIENT);
        Set<String> there = document.getEntry().stream()
                .map(BundleEntryComponent::getFullUrl)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(there).hasSize(document.getEntry().size());
        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(there).contains(it));
    }

    @Test
    void theNodesDeviceIsItsAuthorAndTheOrganisationItsCustodian() {
        Bundle document = summary(PATIENT);
        Composition composition = composition(document);
        Device author = (Device) at(document, composition.getAuthorFirstRep().getReference());
        assertThat(author.getOwner().getReference())
                .isEqualTo(composition.getCustodian().getReference());
        Organization custodian =
                (Organization) at(document, composition.getCustodian().getReference());
        assertThat(custodian.getName()).contains("hospital-a");
    }

    @Test
    void whatItSaysToPeopleIsPlainText() {
        SectionComponent problems = composition(summary(PATIENT)).getSectionFirstRep();
        assertThat(problems.getText().getDivAsString())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void whatIsKeptBackIsSaidAsIfNothingWereKnown() throws Exception {
        assertThat(idsIn(summary(PATIENT), "Medications")).containsExactly("sm-tablets");
        RestrictionId restriction =
                ward.patient().wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            Bundle document = summary(PATIENT);
            SectionComponent medications = composition(document).getSection().get(2);
            MedicationStatement unknown = (MedicationStatement)
                    at(document, medications.getEntryFirstRep().getReference());
            assertThat(unknown.getMedicationCodeableConcept()
                            .getCodingFirstRep()
                            .getCode())
                    .isEqualTo("no-medication-info");
            assertThat(text(document)).doesNotContainIgnoringCase("sertraline").doesNotContain("sm-tablets");
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void ofAPatientWhoKeepsAllBackThereIsNoSummaryAsOfOneWhoNeverWas() throws Exception {
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(PATIENT)).isEqualTo(refusal("Patient/never-was"));
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void aSummaryIsInThePatientsTrailAsWhatItOpened() throws Exception {
        int searches = inTrail("SEARCH");
        int openings = inTrail("OPEN");
        summary(PATIENT);
        assertThat(inTrail("SEARCH")).isEqualTo(searches + 1);
        assertThat(inTrail("OPEN")).isEqualTo(openings + 1);
    }

    @Test
    void whatItDoesNotKnowIsRefusedByItsName() {
        assertThatThrownBy(() -> summary(PATIENT + "?prfile=x"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("prfile");
        assertThatThrownBy(() -> summary(PATIENT.replace("Patient", "Group"))).isInstanceOf(Exception.class);
    }

    @Test
    void itConformsToTheInternationalPatientSummary(@TempDir Path folder) throws Exception {
        ProfileCheck check = ips(folder);
        String document = raw(ward, PATIENT);
        assertThat(check.check(bytes(document))).isEmpty();
        assertThat(check.check(bytes(document.replace("11450-4", "11450-5")))).isNotEmpty();
        String ofASample = ofASample();
        assertThat(check.check(bytes(ofASample))).isEmpty();
        assertThat(ofASample).doesNotContain("?identifier=");
    }

    /** The summary of a chart that was not made for one. */
    private static String ofASample() throws Exception {
        Ward other = Ward.open(SharedNetwork.get(), Bundles.samples().get(10), "1104");
        String patient = other.ofClinician()
                .search()
                .forResource("Patient")
                .where(org.hl7.fhir.r4.model.Patient.IDENTIFIER
                        .exactly()
                        .code(Insured.in(other.sample()).number()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
        return raw(other, patient);
    }

    private static ProfileCheck ips(Path folder) throws Exception {
        Optional<Path> ips = Bundles.beside("packages/ips_v110.tgz");
        assumeTrue(ips.isPresent(), "without ips_v110.tgz beside the project nothing is held against IPS");
        Files.copy(ips.get(), folder.resolve("ips.tgz"));
        return ProfileCheck.load(folder);
    }

    /** As it is sent. */
    private static String raw(Ward ward, String patient) throws Exception {
        return new ExportClient(ward.clerk().employer(), ward.clinician().holder())
                .get(ward.unsigned().getServerBase() + "/" + patient + "/$summary")
                .body();
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Bundle summary(String patient) {
        int query = patient.indexOf('?');
        String path = query < 0
                ? patient + "/$summary"
                : patient.substring(0, query) + "/$summary" + patient.substring(query);
        return client.search()
                .byUrl(client.getServerBase() + "/" + path)
                .returnBundle(Bundle.class)
                .execute();
    }

    private static Composition composition(Bundle document) {
        return (Composition) document.getEntryFirstRep().getResource();
    }

    private static List<String> idsIn(Bundle document, String section) {
        return composition(document).getSection().stream()
                .filter(it -> it.getTitle().equals(section))
                .flatMap(it -> it.getEntry().stream())
                .map(it -> at(document, it.getReference()).getIdElement().getIdPart())
                .toList();
    }

    private static Resource at(Bundle document, String address) {
        return document.getEntry().stream()
                .filter(it -> it.getFullUrl().equals(address))
                .findFirst()
                .orElseThrow()
                .getResource();
    }

    /** As addresses: what stands in a resource of this server is relative to it. */
    private Set<String> references(Bundle document) {
        return document.getEntry().stream()
                .flatMap(entry -> references(entry.getResource()))
                .map(it -> it.contains(":") ? it : client.getServerBase() + "/" + it)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> references(Resource resource) {
        return Ward.R4.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream()
                .map(Reference::getReference)
                .filter(Objects::nonNull);
    }

    private static String text(Bundle document) {
        return Ward.R4.newJsonParser().encodeResourceToString(document);
    }

    private int inTrail(String action) throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8).split(action, -1).length;
    }

    private String refusal(String patient) {
        try {
            summary(patient);
            return "none";
        } catch (ResourceNotFoundException e) {
            return e.getStatusCode() + " " + e.getResponseBody();
        }
    }
}
