package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SummaryEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Clerk;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Patient;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;

/** HAPI's own client asks for all of a chart, and for parts of what is in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirOperationTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final String PATIENT = "Patient/fo-patient";

    private Patient owner;
    private IGenericClient client;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        EmbeddedNetwork network = SharedNetwork.get();
        Staffing atA = Staffing.of(network, "hospital-a", "board");
        Clerk clerk = atA.clerk(Identity.npi("Desk", "0000000061"));
        byte[] bundle = bundle();
        owner = Patient.claim(
                network, clerk, new Reception(atA, clerk).receive(bundle).subject());
        client = R4.newRestfulGenericClient(clerk.employer().address() + "/fhir/R4");
        client.registerInterceptor(new SigningInterceptor(
                atA.clinician(Identity.npi("Physician", "0000000062")).holder(),
                clerk.employer().organisation()));
    }

    @Test
    void everythingOfAPatientIsAllThatIsInTheChartInPagesWithEachOnce() {
        Bundle page = client.operation()
                .onInstance(new IdType(PATIENT))
                .named("$everything")
                .withSearchParameter(Parameters.class, "_count", new NumberParam(4))
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(page.getTotal()).isEqualTo(9);
        List<String> all = new ArrayList<>(ids(page));
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = client.loadPage().next(page).execute();
            assertThat(ids(page)).hasSizeLessThan(5);
            all.addAll(ids(page));
        }
        assertThat(all)
                .containsExactlyInAnyOrder(
                        "fo-patient",
                        "fo-clinic",
                        "fo-doctor",
                        "fo-heart",
                        "fo-weight-1",
                        "fo-weight-2",
                        "fo-weight-3",
                        "fo-pulse",
                        "fo-mood");
    }

    @Test
    void everythingIsOfTheKindsThatAreAskedAndFromTheTimeThatIsAsked() {
        assertThat(ids(found(PATIENT + "/$everything?_type=Condition,Organization")))
                .containsExactlyInAnyOrder("fo-heart", "fo-clinic");
        Bundle none = found(PATIENT + "/$everything?_since=2999-01-01T00:00:00Z");
        assertThat(none.getTotal()).isZero();
        assertThat(none.getEntry()).isEmpty();
    }

    @Test
    void whatAnOperationDoesNotKnowIsRefusedByItsNameUnlessTheClientIsLenient() {
        for (String misspelt : List.of("_tpye=Condition", "start=2024", "_type=Gadget")) {
            assertThatThrownBy(() -> found(PATIENT + "/$everything?" + misspelt))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(misspelt.replaceAll("=.*", ""));
        }
        assertThat(client.search()
                        .byUrl(address(PATIENT + "/$everything?start=2024&_type=Condition"))
                        .withAdditionalHeader("Prefer", "handling=lenient")
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal())
                .isEqualTo(1);
    }

    @Test
    void everythingIsWithoutWhatThePatientKeepsBack() throws Exception {
        RestrictionId restriction =
                owner.wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            Bundle all = found(PATIENT + "/$everything");
            assertThat(ids(all)).contains("fo-patient", "fo-pulse").doesNotContain("fo-mood");
            assertThat(all.getTotal()).isEqualTo(all.getEntry().size());
        } finally {
            owner.wallet().lift(restriction);
        }
    }

    @Test
    void ofAPatientWhoKeepsAllBackThereIsNothingAsOfOneWhoNeverWas() throws Exception {
        RestrictionId restriction = owner.wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(PATIENT)).isEqualTo(refusal("Patient/never-was"));
        } finally {
            owner.wallet().lift(restriction);
        }
    }

    @Test
    void everythingThatWasLookedAtIsInThePatientsTrail() throws Exception {
        int before = inTrail("SEARCH");
        found(PATIENT + "/$everything?_type=Immunization");
        assertThat(inTrail("SEARCH")).isEqualTo(before + 1);
    }

    @Test
    void whatWasTakenInIsFoundByItsTime() {
        assertThat(found("Observation?_lastUpdated=gt2999").getTotal()).isZero();
        Bundle newest = found("Observation?patient=fo-patient&_sort=-_lastUpdated&_count=1");
        String time = newest.getEntryFirstRep()
                .getResource()
                .getMeta()
                .getLastUpdatedElement()
                .getValueAsString();
        assertThat(ids(found("Observation?patient=fo-patient&_lastUpdated=ge" + time)))
                .contains(ids(newest).getFirst());
        assertThat(found("Observation?patient=fo-patient&_lastUpdated=gt" + time)
                        .getTotal())
                .isZero();
    }

    @Test
    void aSummaryIsAPartAndSaysSo() {
        org.hl7.fhir.r4.model.Patient summary = client.read()
                .resource(org.hl7.fhir.r4.model.Patient.class)
                .withId("fo-patient")
                .summaryMode(SummaryEnum.TRUE)
                .execute();
        assertThat(summary.getNameFirstRep().getFamily()).isEqualTo("Oduya");
        assertThat(summary.getContact()).isEmpty();
        assertThat(summary.getMeta().getTagFirstRep().getCode()).isEqualTo("SUBSETTED");
        assertThat(summary.getMeta().getVersionId()).isNotEmpty();
    }

    @Test
    void aReadAnswersAPartToo() {
        Condition text = client.read()
                .resource(Condition.class)
                .withId("fo-heart")
                .summaryMode(SummaryEnum.TEXT)
                .execute();
        assertThat(text.getText().getDivAsString()).contains("Heart failure");
        assertThat(text.hasCode()).isFalse();
        Condition data = client.read()
                .resource(Condition.class)
                .withId("fo-heart")
                .summaryMode(SummaryEnum.DATA)
                .execute();
        assertThat(data.hasText()).isFalse();
        assertThat(data.hasCode()).isTrue();
        assertThatThrownBy(() -> client.read()
                        .resource(Condition.class)
                        .withUrl(address("Condition/fo-heart?_sumary=true"))
                        .execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("_sumary");
    }

    @Test
    void aPartIsNotWrittenInThePlaceOfTheWhole() {
        Condition part = client.read()
                .resource(Condition.class)
                .withId("fo-heart")
                .summaryMode(SummaryEnum.TRUE)
                .execute();
        assertThatThrownBy(() -> client.update().resource(part).execute())
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refusal -> assertThat(refusal.getResponseBody()).contains("meta.tag: SUBSETTED"));
    }

    @Test
    void aCountOpensNothingAndIsInTheTrail() throws Exception {
        int searches = inTrail("SEARCH");
        int openings = inTrail("OPEN");
        Bundle count = client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId("fo-patient"))
                .summaryMode(SummaryEnum.COUNT)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(count.getTotal()).isEqualTo(5);
        assertThat(count.getEntry()).isEmpty();
        assertThat(inTrail("SEARCH")).isEqualTo(searches + 1);
        assertThat(inTrail("OPEN")).isEqualTo(openings);
    }

    @Test
    void elementsThatAreAskedComeWithThoseThatAreMandatory() {
        Bundle answer = client.search()
                .forResource(Observation.class)
                .where(Observation.RES_ID.exactly().code("fo-pulse"))
                .elementsSubset("value")
                .include(Observation.INCLUDE_PATIENT)
                .returnBundle(Bundle.class)
                .execute();
        Observation pulse = (Observation) answer.getEntryFirstRep().getResource();
        assertThat(pulse.getValueQuantity().getValue()).isEqualByComparingTo("72");
        assertThat(pulse.hasCode()).isTrue();
        assertThat(pulse.hasEffective()).isFalse();
        assertThat(pulse.getMeta().getTagFirstRep().getCode()).isEqualTo("SUBSETTED");
        assertThat(answer.getEntry().get(1).getResource().getMeta().getTag()).isEmpty();
        assertThatThrownBy(() -> found("Observation?_elements=colour"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("_elements");
    }

    @Test
    void theLatestObservationsOfEachCodeAreFound() {
        Bundle latest = client.operation()
                .onType(Observation.class)
                .named("$lastn")
                .withSearchParameter(Parameters.class, "patient", new ReferenceParam(PATIENT))
                .andSearchParameter("max", new NumberParam(2))
                .andSearchParameter("category", new TokenParam("vital-signs"))
                .useHttpGet()
                .returnResourceType(Bundle.class)
                .execute();
        assertThat(ids(latest)).containsExactly("fo-pulse", "fo-weight-2", "fo-weight-1");
        assertThat(ids(found("Observation/$lastn?patient=fo-patient&code=29463-7&max=9")))
                .containsExactly("fo-weight-2", "fo-weight-1", "fo-weight-3");
        assertThatThrownBy(() -> found("Observation/$lastn?patient=fo-patient&mx=3"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("mx");
    }

    @Test
    void whatThePatientKeepsBackIsNotAmongTheLatestNorCounted() throws Exception {
        assertThat(ids(found("Observation/$lastn?patient=fo-patient"))).contains("fo-mood");
        RestrictionId restriction =
                owner.wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            Bundle latest = found("Observation/$lastn?patient=fo-patient");
            assertThat(ids(latest)).containsExactly("fo-pulse", "fo-weight-2");
            assertThat(latest.getTotal()).isEqualTo(2);
            assertThat(found("Observation?patient=fo-patient&_summary=count").getTotal())
                    .isEqualTo(4);
        } finally {
            owner.wallet().lift(restriction);
        }
    }

    @Test
    void theCapabilityStatementHasTheOperationsAndWhatRefersToAKind() {
        CapabilityStatementRestResourceComponent patient = stated("Patient");
        assertThat(patient.getOperation())
                .extracting(it -> it.getName())
                .containsExactly("everything", "export", "ihe-pix", "match", "summary", "proof", "validate");
        assertThat(patient.getSearchRevInclude())
                .extracting(it -> it.getValue())
                .contains("Observation:subject", "Provenance:target")
                .doesNotContain("Observation:encounter");
        assertThat(patient.getSearchParam()).extracting(it -> it.getName()).contains("_lastUpdated");
        assertThat(stated("Observation").getOperation())
                .extracting(it -> it.getName())
                .containsExactly("lastn", "proof", "validate");
        assertThat(stated("Condition").getOperation())
                .extracting(it -> it.getName())
                .containsExactly("proof", "validate");
    }

    private CapabilityStatementRestResourceComponent stated(String kind) {
        return client
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute()
                .getRestFirstRep()
                .getResource()
                .stream()
                .filter(it -> it.getType().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private int inTrail(String action) throws Exception {
        return new String(owner.wallet().trail(), StandardCharsets.UTF_8).split(action, -1).length;
    }

    private String refusal(String patient) {
        try {
            found(patient + "/$everything");
            return "none";
        } catch (ResourceNotFoundException e) {
            assertThat(e.getOperationOutcome()).isNotNull();
            return e.getStatusCode() + " " + e.getResponseBody();
        }
    }

    private Bundle found(String query) {
        return client.search().byUrl(address(query)).returnBundle(Bundle.class).execute();
    }

    private String address(String query) {
        return client.getServerBase() + "/" + query;
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(it -> it.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static byte[] bundle() throws Exception {
        try (InputStream in = FhirOperationTest.class.getResourceAsStream("follow-up.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
