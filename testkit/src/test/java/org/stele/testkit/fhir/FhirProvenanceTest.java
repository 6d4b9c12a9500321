package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.Bytes;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.Shown;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client asks where the resources of a chart came from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirProvenanceTest {
    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private IGenericClient client;
    private String patient;
    private Observation written;
    private Observation corrected;

    @BeforeAll
    void writeAndCorrect() throws Exception {
        ward = Ward.open(network, Bundles.samples().get(9), "1101");
        client = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        patient = id(search("Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .getFirst());
        written = (Observation)
                client.create().resource(observation("first")).execute().getResource();
        Observation later = observation("second");
        later.setId(written.getIdElement().toUnqualifiedVersionless());
        corrected = (Observation) client.update().resource(later).execute().getResource();
    }

    @Test
    void eachVersionHasOneThatNamesItWhoAnswersForItAndWhatItTookThePlaceOf() {
        List<Provenance> both = provenances("Provenance?target=" + id(written) + "&_sort=recorded");
        assertThat(both).hasSize(2);
        Provenance first = both.getFirst();
        assertThat(first.getTargetFirstRep().getReference()).isEqualTo(version(written));
        assertThat(first.getActivity().getCodingFirstRep().getCode()).isEqualTo("CREATE");
        assertThat(first.getRecorded()).isEqualTo(written.getMeta().getLastUpdated());
        assertThat(first.getAgentFirstRep().getWho().getIdentifier().getValue())
                .isEqualTo(ward.clerk().employer().organisation().toString());
        Provenance second = both.getLast();
        assertThat(second.getTargetFirstRep().getReference()).isEqualTo(version(corrected));
        assertThat(second.getActivity().getCodingFirstRep().getCode()).isEqualTo("UPDATE");
        assertThat(second.getReasonFirstRep().getCodingFirstRep().getSystem()).isEqualTo("urn:stele:amendment");
        assertThat(second.getEntityFirstRep().getWhat().getReference()).isEqualTo(version(written));
        Provenance read = client.read()
                .resource(Provenance.class)
                .withId(second.getIdElement().toUnqualified())
                .execute();
        assertThat(text(read)).isEqualTo(text(second));
    }

    @Test
    void whatAClinicianSignedNamesTheirSeatAndTheirOrganisation() {
        assertThat(provenances("Provenance?patient=" + patient + "&_count=500")).anySatisfy(it -> {
            assertThat(it.getAgentFirstRep().getType().getCodingFirstRep().getCode())
                    .isEqualTo("author");
            assertThat(it.getAgentFirstRep().getWho().getType()).isEqualTo("PractitionerRole");
            assertThat(it.getAgent()).hasSize(2);
        });
    }

    @Test
    void theyComeAlongWithWhatIsSearchedAndLieBesideThoseThatWereTakenIn() {
        List<Resource> found =
                search("Observation?_id=" + written.getIdElement().getIdPart() + "&_revinclude=Provenance:target");
        assertThat(found).hasSize(3);
        assertThat(found.getFirst()).isInstanceOf(Observation.class);
        assertThat(found.get(1)).isInstanceOf(Provenance.class);
        Provenance takenIn = provenances("Provenance?patient=" + patient + "&_count=500").stream()
                .filter(it -> it.getTarget().size() > 1)
                .findFirst()
                .orElseThrow();
        assertThat(provenances("Provenance?target=" + id(takenIn)))
                .as("one that was taken in has a Provenance itself")
                .hasSize(1);
    }

    @Test
    void ofWhatIsKeptBackThereIsNoneAndNobodyButAClinicianAsks() throws Exception {
        String id = id(provenances("Provenance?target=" + id(written)).getFirst());
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(id)).isEqualTo(refusal("Provenance/never-was"));
            assertThat(provenances("Provenance?target=" + id(written))).isEmpty();
            assertThat(provenances("Provenance?patient=" + patient)).isEmpty();
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(provenances("Provenance?target=" + id(written))).hasSize(2);
        assertThatThrownBy(() -> ward.ofClerk()
                        .search()
                        .byUrl("Provenance?target=" + id(written))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThat(new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8))
                .contains("SEARCH");
    }

    @Test
    void thatOfEachVersionWhichComesAlongIsInTheJournal() throws Exception {
        int before = searches();
        search("Observation?_id=" + written.getIdElement().getIdPart());
        assertThat(searches()).isEqualTo(before + 1);
        search("Observation?_id=" + written.getIdElement().getIdPart() + "&_revinclude=Provenance:target");
        assertThat(searches())
                .as("one for the version that was found, one for the one before it")
                .isEqualTo(before + 3);
    }

    @Test
    void aSearchForThemIsOfOnePatientOrOfResourcesThatItNames() {
        for (String wide : List.of(
                "Provenance",
                "Provenance?recorded=ge2020",
                "Provenance?patient.identifier=a%7Cb",
                "Observation?_has:Provenance:target:recorded=ge2020")) {
            assertThatThrownBy(() -> search(wide))
                    .as(wide)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("patient");
        }
        Provenance one = provenances("Provenance?target=" + client.getServerBase() + "/" + id(written))
                .getFirst();
        assertThat(provenances("Provenance?_id=" + one.getIdElement().getIdPart()))
                .hasSize(1);
        assertThat(search("Observation?patient=" + patient + "&_has:Provenance:target:recorded=ge2020"))
                .isNotEmpty();
    }

    private int searches() throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8).split("SEARCH", -1).length;
    }

    @Test
    void itsProofIsThatOfTheVersionThatItIsOf() throws Exception {
        Provenance one = provenances("Provenance?target=" + id(written)).getLast();
        Binary file = client.fetchResourceFromUrl(Binary.class, client.getServerBase() + "/" + id(one) + "/$proof");
        Shown shown = ProofFile.verify(Bytes.of(file.getData()), new ProofVerifier(network.genesis()));
        Binary ofVersion = client.fetchResourceFromUrl(
                Binary.class,
                client.getServerBase() + "/" + one.getTargetFirstRep().getReference() + "/$proof");
        assertThat(ProofFile.verify(Bytes.of(ofVersion.getData()), new ProofVerifier(network.genesis()))
                        .lines())
                .isEqualTo(shown.lines());
    }

    private Observation observation(String text) {
        Observation observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().setText(text);
        observation.setSubject(new Reference(patient));
        return observation;
    }

    private List<Provenance> provenances(String query) {
        return search(query).stream().map(it -> (Provenance) it).toList();
    }

    private List<Resource> search(String query) {
        return client.search().byUrl(query).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private String refusal(String path) {
        try {
            client.fetchResourceFromUrl(Provenance.class, client.getServerBase() + "/" + path);
            return "";
        } catch (BaseServerResponseException e) {
            return e.getStatusCode() + " " + e.getResponseBody();
        }
    }

    private static String id(Resource resource) {
        return resource.getIdElement().toUnqualifiedVersionless().getValue();
    }

    private static String version(Resource resource) {
        IdType id = resource.getIdElement();
        return id.toUnqualified().getValue();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
