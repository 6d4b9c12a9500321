package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.Holder;

/** HAPI's own client reads and searches a hospital's charts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Clerk clerk;
    private Clinician clinician;
    private org.stele.testkit.people.Patient owner;
    private Insured insured;
    private IGenericClient client;
    private Patient patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        Staffing atA = Staffing.of(network, "hospital-a", "board");
        clerk = atA.clerk(Identity.npi("Desk", "0000000021"));
        clinician = atA.clinician(Identity.npi("Physician", "0000000022"));
        byte[] bundle = Bundles.read(Bundles.samples().get(1));
        owner = org.stele.testkit.people.Patient.claim(
                network, clerk, new Reception(atA, clerk).receive(bundle).subject());
        insured = Insured.in(Bundles.samples().get(1));
        client = client(clinician.holder());
        patient = (Patient) only(byIdentifier(client));
    }

    @Test
    void theCapabilityStatementSaysWhatThereIsAlsoToWhoeverDoesNotSign() {
        CapabilityStatement statement =
                unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(statement.getRestFirstRep().getResource())
                .anySatisfy(resource -> assertThat(resource.getType()).isEqualTo("Observation"));
    }

    @Test
    void whatIsFoundIsReadAgainByItsIdAndByItsVersionAndInItsHistory() {
        Condition found = (Condition) ofThePatient("Condition").getFirst();
        IdType id = found.getIdElement().toUnqualified();
        assertThat(id.hasVersionIdPart()).isTrue();
        assertThat(found.getMeta().getLastUpdated()).isNotNull();
        for (IdType asked : List.of(id.toVersionless(), id)) {
            Condition read =
                    client.read().resource(Condition.class).withId(asked).execute();
            assertThat(text(read)).isEqualTo(text(found));
        }
        Bundle history = client.history()
                .onInstance(id.toVersionless())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getTotal()).isEqualTo(1);
        assertThat(text(history.getEntryFirstRep().getResource())).isEqualTo(text(found));
    }

    @Test
    void pagesHaveEverythingOnceAndTheTotalIsExact() {
        Bundle page = client.search()
                .byUrl("Observation?patient=" + patient.getIdPart() + "&_count=7&_sort=date")
                .returnBundle(Bundle.class)
                .execute();
        List<String> ids = new ArrayList<>(ids(page));
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            ids.addAll(ids(page));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(page.getTotal()).hasSizeGreaterThan(7);
    }

    @Test
    void aTotalIsNotSaidToWhoWantsNone() {
        String url = "Observation?patient=" + patient.getIdPart() + "&_count=7&_total=";
        Bundle without =
                client.search().byUrl(url + "none").returnBundle(Bundle.class).execute();
        assertThat(without.hasTotal()).isFalse();
        assertThat(without.getLink(Bundle.LINK_NEXT).getUrl()).contains("_total=none");
        Bundle with = client.search()
                .byUrl(url + "accurate")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(with.getTotal()).isGreaterThan(7);
        assertThat(ids(without)).isEqualTo(ids(with));
    }

    @Test
    void aSearchInAFormFindsWhatTheSameInAnAddressDoes() {
        Bundle found = client.search()
                .forResource(Condition.class)
                .where(Condition.PATIENT.hasId(patient.getIdElement().toUnqualifiedVersionless()))
                .usingStyle(SearchStyleEnum.POST)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(ids(found))
                .isNotEmpty()
                .isEqualTo(ids(client.search()
                        .byUrl("Condition?patient=" + patient.getIdPart())
                        .returnBundle(Bundle.class)
                        .execute()));
    }

    @Test
    void whatIsReferredToComesAlongAndChainsAreFollowed() {
        Bundle answer = client.search()
                .byUrl("Observation?patient.identifier=" + insured.authority() + "%7C" + insured.number()
                        + "&_count=1&_include=Observation:encounter")
                .returnBundle(Bundle.class)
                .execute();
        Observation found = (Observation) answer.getEntryFirstRep().getResource();
        assertThat(answer.getEntry()).hasSize(2);
        assertThat(answer.getEntry().get(1).getSearch().getMode()).isEqualTo(Bundle.SearchEntryMode.INCLUDE);
        assertThat(answer.getEntry().get(1).getResource().getIdElement().getIdPart())
                .isEqualTo(found.getEncounter().getReferenceElement().getIdPart());
    }

    @Test
    void whatThePatientKeepsBackAnswersAsWhatNeverWas() throws Exception {
        IdType id = ofThePatient("Condition").getFirst().getIdElement().toUnqualifiedVersionless();
        RestrictionId restriction = owner.wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(id)).isEqualTo(refusal(new IdType("Condition", "never-was")));
            assertThat(ofThePatient("Condition")).isEmpty();
            assertThat(byIdentifier(client)).isEmpty();
        } finally {
            owner.wallet().lift(restriction);
        }
        assertThat(ofThePatient("Condition")).isNotEmpty();
    }

    @Test
    void thePatientsTrailHasWhoSearchedAndOpened() throws Exception {
        ofThePatient("Condition");
        String trail = new String(owner.wallet().trail(), StandardCharsets.UTF_8);
        assertThat(trail)
                .contains(clinician.holder().author().toString())
                .contains("SEARCH")
                .contains("OPEN");
    }

    @Test
    void whoeverIsNoClinicianHereIsRefusedInFhirsOwnForm() throws Exception {
        assertThatThrownBy(() -> byIdentifier(unsigned())).isInstanceOf(AuthenticationException.class);
        assertThatThrownBy(() -> byIdentifier(client(clerk.holder())))
                .isInstanceOfSatisfying(
                        ForbiddenOperationException.class,
                        refusal -> assertThat(refusal.getOperationOutcome()).isNotNull());
    }

    @Test
    void aMisspeltParameterIsRefusedByItsNameUnlessTheClientIsLenient() {
        assertThatThrownBy(() -> client.search()
                        .byUrl("Condition?colour=red")
                        .returnBundle(Bundle.class)
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("colour");
        assertThat(client.search()
                        .byUrl("Condition?colour=red&patient=" + patient.getIdPart())
                        .withAdditionalHeader("Prefer", "handling=lenient")
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal())
                .isEqualTo(ofThePatient("Condition").size());
    }

    private String refusal(IdType id) {
        try {
            client.read().resource(Condition.class).withId(id).execute();
            return "none";
        } catch (ResourceNotFoundException e) {
            return e.getStatusCode() + " " + e.getResponseBody();
        }
    }

    private List<Resource> byIdentifier(IGenericClient by) {
        return resources(by.search()
                .forResource(Patient.class)
                .where(new TokenClientParam("identifier")
                        .exactly()
                        .systemAndCode(insured.authority(), insured.number()))
                .returnBundle(Bundle.class)
                .execute());
    }

    private List<Resource> ofThePatient(String kind) {
        return resources(client.search()
                .byUrl(kind + "?patient=Patient/" + patient.getIdPart() + "&_count=500")
                .returnBundle(Bundle.class)
                .execute());
    }

    private static String text(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }

    private static Resource only(List<Resource> resources) {
        assertThat(resources).hasSize(1);
        return resources.getFirst();
    }

    private static List<Resource> resources(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static List<String> ids(Bundle page) {
        return resources(page).stream().map(it -> it.getIdElement().getIdPart()).toList();
    }

    private IGenericClient client(Holder holder) {
        IGenericClient fresh = unsigned();
        fresh.registerInterceptor(
                new SigningInterceptor(holder, clerk.employer().organisation()));
        return fresh;
    }

    private IGenericClient unsigned() {
        return R4.newRestfulGenericClient(clerk.employer().address() + "/fhir/R4");
    }
}
