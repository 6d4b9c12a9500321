package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.Administrator;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import tools.jackson.databind.JsonNode;

/** A hospital's own service reads and searches its charts with a token, and sees nothing outside of its scopes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmartTest {
    private static final String OBSERVATIONS = "system/Observation.rs";
    private static final String LABORATORY = "http://terminology.hl7.org/CodeSystem/observation-category|laboratory";

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private IGenericClient signed;
    private String patient;
    private BackendService service;

    @BeforeAll
    void registerAService() throws Exception {
        ward = Ward.open(network, Bundles.samples().get(11), "0102");
        signed = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        patient = search(signed, "Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
        service = BackendService.of(ward.clerk().employer(), "quality-report")
                .register(ward.clinician().holder(), "system/*.rs");
    }

    @Test
    void whatThereIsIsSaidToAnybody() throws Exception {
        JsonNode described = BackendService.json(service.get("/fhir/R4/.well-known/smart-configuration"));
        assertThat(described.path("token_endpoint").asString())
                .isEqualTo(service.member().address() + "/oauth2/token");
        assertThat(described.path("capabilities").toString())
                .contains("client-confidential-asymmetric", "permission-v2");
        assertThat(described.path("authorization_endpoint").asString())
                .isEqualTo(service.member().address() + "/oauth2/authorize");
        HttpResponse<String> keys = service.get("/oauth2/jwks");
        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.body()).contains("\"P-256\"").doesNotContain("\"d\"");
    }

    @Test
    void aServiceSeesWithItsTokenWhatItsSeatSeesOfItsScopes() throws Exception {
        IGenericClient client = service.client(service.token(OBSERVATIONS));
        Bundle found = search(client, ofPatient("Observation?_count=500"));
        assertThat(found.getTotal())
                .isEqualTo(search(signed, ofPatient("Observation?_count=500")).getTotal())
                .isPositive();
        Observation one = (Observation) found.getEntryFirstRep().getResource();
        String id = one.getIdElement().getIdPart();
        assertThat(client.read()
                        .resource(Observation.class)
                        .withId(id)
                        .execute()
                        .getCode()
                        .getText())
                .isEqualTo(one.getCode().getText());
        assertThat(client.history()
                        .onInstance(one.getIdElement().toUnqualifiedVersionless())
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal())
                .isEqualTo(1);
        assertThat(get("/fhir/R4/Observation/$lastn?patient=" + patient, service.token(OBSERVATIONS))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsOutsideOfTheScopesIsRefusedForThatAlone() throws Exception {
        String token = service.token(OBSERVATIONS);
        Insured insured = Insured.in(ward.sample());
        for (String path : List.of(
                "Condition",
                "Condition?patient=" + patient,
                "Patient/" + patient,
                "Patient/never-was",
                "Patient/" + patient + "/_history",
                "Patient/" + patient + "/$everything",
                "Observation?patient.identifier=" + insured.authority() + "%7C" + insured.number(),
                "Observation?patient.identifier=never-was",
                "Observation?patient._has:Condition:patient:code=1",
                "Observation?encounter.class=AMB",
                "Observation?encounter.identifier=" + insured.number(),
                "Observation?_has:Provenance:target:_id=never-was",
                "Observation?_has:Provenance:target:patient._id=" + patient,
                "Patient?_has:Observation:patient:code=1")) {
            HttpResponse<String> answer = get("/fhir/R4/" + path, token);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
            assertThat(BackendService.json(answer).path("resourceType").asString())
                    .isEqualTo("OperationOutcome");
            assertThat(answer.body()).contains("INSUFFICIENT_SCOPE").doesNotContain(insured.number());
        }
    }

    @Test
    void aFormFindsWhatAnAddressFindsWithATokenAndWithASignature() throws Exception {
        int found = search(signed, ofPatient("Observation?_count=1")).getTotal();
        for (IGenericClient client : List.of(signed, service.client(service.token(OBSERVATIONS)))) {
            Bundle byForm = client.search()
                    .forResource(Observation.class)
                    .where(Observation.PATIENT.hasId(patient))
                    .usingStyle(SearchStyleEnum.POST)
                    .returnBundle(Bundle.class)
                    .execute();
            assertThat(byForm.getTotal()).isEqualTo(found).isPositive();
            Bundle ofNobody = client.search()
                    .forResource(Observation.class)
                    .where(Observation.PATIENT.hasId("never-was"))
                    .usingStyle(SearchStyleEnum.POST)
                    .returnBundle(Bundle.class)
                    .execute();
            assertThat(ofNobody.getTotal()).isZero();
        }
    }

    @Test
    void whatIsIncludedIsWithinTheScopesToo() throws Exception {
        String includes =
                ofPatient("Observation?_count=3") + "&_include=Observation:encounter&_include=Observation:patient";
        assertThat(kinds(search(signed, includes))).containsExactlyInAnyOrder("Observation", "Encounter", "Patient");
        assertThat(kinds(search(service.client(service.token(OBSERVATIONS)), includes)))
                .containsExactly("Observation");
        IGenericClient two =
                service.client(service.token("system/Observation.rs system/Patient.rs system/Encounter.r"));
        assertThat(kinds(search(two, includes))).containsExactlyInAnyOrder("Observation", "Patient");
        String reverse = "Patient?_id=" + patient + "&_revinclude=Observation:patient&_revinclude=Condition:patient";
        assertThat(kinds(search(two, reverse))).containsExactlyInAnyOrder("Patient", "Observation");
        String all = "/fhir/R4/Patient/" + patient + "/$everything";
        String body = get(all, service.token("system/Observation.rs system/Patient.rs"))
                .body();
        assertThat(kinds(Ward.R4.newJsonParser().parseResource(Bundle.class, body)))
                .containsExactlyInAnyOrder("Patient", "Observation");
    }

    @Test
    void aCategoryInAScopeIsAllThereIs() throws Exception {
        String token = service.token(OBSERVATIONS + "?category=" + LABORATORY);
        IGenericClient client = service.client(token);
        String laboratory = ofPatient("Observation?_count=500") + "&category=" + LABORATORY.replace("|", "%7C");
        Bundle expected = search(signed, laboratory);
        Bundle all = search(signed, ofPatient("Observation?_count=500"));
        assertThat(search(client, ofPatient("Observation?_count=500")).getTotal())
                .isEqualTo(expected.getTotal())
                .isPositive()
                .isLessThan(all.getTotal());
        Set<String> seen = ids(expected);
        String other =
                ids(all).stream().filter(id -> !seen.contains(id)).findFirst().orElseThrow();
        HttpResponse<String> kept = get("/fhir/R4/Observation/" + other, token);
        assertThat(kept.statusCode()).isEqualTo(404);
        assertThat(kept.body())
                .isEqualTo(get("/fhir/R4/Observation/never-was", token).body());
        assertThat(get("/fhir/R4/Observation/" + other + "/_history", token).statusCode())
                .isEqualTo(404);
        assertThat(get("/fhir/R4/Observation/" + seen.iterator().next(), token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatTheNodeMakesOfTheLedgerIsForWhoSigns() throws Exception {
        String token = service.token("system/*.rs");
        String id = ids(search(signed, ofPatient("Observation?_count=1")))
                .iterator()
                .next();
        String both = "Observation?_id=" + id + "&_revinclude=Provenance:target";
        Bundle withToken = search(service.client(token), both);
        Set<String> takenIn = ids(search(service.client(token), ofPatient("Provenance?_count=500")));
        assertThat(search(signed, both).getEntry().size())
                .isGreaterThan(withToken.getEntry().size());
        assertThat(takenIn)
                .contains(ids(withToken).stream().filter(it -> !it.equals(id)).toArray(String[]::new));
        assertThat(search(signed, ofPatient("Provenance?_count=1")).getTotal()).isGreaterThan(takenIn.size());
    }

    @Test
    void whatIsMoreThanReadingAndSearchingNoScopeReachesAndABadTokenIsRefusedForThat() throws Exception {
        String token = service.token("system/*.rs");
        for (String request : List.of(
                "GET Observation/1/$proof",
                "GET Observation/1/_history/1/$proof",
                "GET AuditEvent/$proof",
                "GET Patient/" + patient + "/$summary",
                "GET $export",
                "GET Patient/$export",
                "GET $export/1",
                "GET $export/1/1",
                "DELETE $export/1",
                "PATCH Observation/1",
                "PATCH Observation?_id=1",
                "POST Observation",
                "PUT Observation/1",
                "PUT Observation?_id=1",
                "DELETE Observation/1",
                "DELETE Observation?_id=1",
                "POST Observation/$validate")) {
            HttpResponse<String> answer = service.send(request, token);
            assertThat(answer.statusCode()).as(request).isEqualTo(403);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
            assertThat(BackendService.json(answer).path("resourceType").asString())
                    .isEqualTo("OperationOutcome");
            assertThat(service.send(request, "none").headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer error=\"invalid_token\"");
        }
    }

    @Test
    void readingAndSearchingAreTwoThings() throws Exception {
        String reads = service.token("system/Observation.r");
        String searches = service.token("system/Observation.s");
        String id = ids(search(signed, ofPatient("Observation?_count=1")))
                .iterator()
                .next();
        assertThat(get("/fhir/R4/Observation/" + id, reads).statusCode()).isEqualTo(200);
        assertThat(get("/fhir/R4/Observation?patient=" + patient, reads).statusCode())
                .isEqualTo(403);
        assertThat(get("/fhir/R4/Observation/" + id, searches).statusCode()).isEqualTo(403);
        assertThat(get("/fhir/R4/Observation?patient=" + patient, searches).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenWritesNothingAndTheEntriesOfABatchAreAsIfAlone() throws Exception {
        String token = service.token("system/*.rs");
        IGenericClient client = service.client(token);
        Observation fresh = new Observation();
        fresh.setStatus(Observation.ObservationStatus.FINAL).getSubject().setReference("Patient/" + patient);
        fresh.getCode().setText("made up");
        String id = ids(search(signed, ofPatient("Observation?_count=1")))
                .iterator()
                .next();
        assertThatThrownBy(() -> client.create().resource(fresh).execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> client.update()
                        .resource(fresh.setId("Observation/" + id))
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> client.delete().resourceById("Observation", id).execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> client.delete()
                        .resourceConditionalByUrl("Observation?patient=" + patient)
                        .execute())
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() ->
                        client.validate().resource(fresh.setId((String) null)).execute())
                .isInstanceOf(ForbiddenOperationException.class);
        Bundle joint = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        entry(joint, Bundle.HTTPVerb.POST, "Observation");
        joint.getEntryFirstRep()
                .setFullUrl("urn:uuid:5f2d1f9e-3a1b-4c8e-9d6f-0a1b2c3d4e5f")
                .setResource(fresh);
        assertThatThrownBy(() -> client.transaction().withBundle(joint).execute())
                .isInstanceOf(ForbiddenOperationException.class);
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        entry(batch, Bundle.HTTPVerb.GET, "Observation/" + id);
        entry(batch, Bundle.HTTPVerb.GET, "Condition?patient=" + patient);
        entry(batch, Bundle.HTTPVerb.DELETE, "Observation/" + id);
        Bundle answered = service.client(service.token(OBSERVATIONS))
                .transaction()
                .withBundle(batch)
                .execute();
        assertThat(answered.getEntry().stream()
                        .map(it -> it.getResponse().getStatus().substring(0, 3)))
                .containsExactly("200", "403", "403");
        assertThat(get("/fhir/R4/Observation/" + id, token).statusCode()).isEqualTo(200);
    }

    @Test
    void whatThePatientKeepsBackNoTokenSeesAndTheTrailHasTheSeat() throws Exception {
        String token = service.token("system/*.rs");
        assertThat(search(service.client(token), ofPatient("Condition?_count=1"))
                        .getTotal())
                .isPositive();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(search(service.client(token), ofPatient("Condition?_count=1"))
                            .getTotal())
                    .isZero();
            assertThat(get("/fhir/R4/Patient/" + patient, token).statusCode()).isEqualTo(404);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8))
                .contains(ward.clinician().holder().author().toString());
    }

    @Test
    void whoLooksForAPatientOutsideOfTheScopesAndFindsNothingIsInTheTrail() throws Exception {
        Clinician other = Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Locum", "0000001026"));
        BackendService lone =
                BackendService.of(service.member(), "flag-finder").register(other.holder(), "system/Flag.rs");
        assertThat(search(lone.client(lone.token("system/Flag.rs")), ofPatient("Flag?_count=1"))
                        .getTotal())
                .isZero();
        assertThat(new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8))
                .contains(other.holder().author().toString());
    }

    @Test
    void aTokenThatDoesNotCountIsRefusedWithAnOperationOutcome() throws Exception {
        String token = service.token(OBSERVATIONS);
        String changed = token.substring(0, token.length() - 4) + "AAAA";
        for (String bad : List.of(changed, "none", "e30.e30.", "x".repeat(9_000))) {
            HttpResponse<String> answer = get("/fhir/R4/Observation?patient=" + patient, bad);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
            assertThat(BackendService.json(answer)
                            .path("issue")
                            .path(0)
                            .path("code")
                            .asString())
                    .isEqualTo("login");
            assertThat(answer.body()).doesNotContain(bad);
        }
        String path = "/fhir/R4/Observation?patient=" + patient;
        String bearer = "Bearer " + token;
        assertThat(service.get(path, "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(service.get(path, "Authorization", bearer, "Authorization", bearer)
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get(path, "Authorization", bearer, "Stele-Request", "AAAA")
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get(path, "Authorization", "Basic " + token).statusCode())
                .isEqualTo(401);
        assertThat(service.get(path + "&access_token=" + token).statusCode()).isEqualTo(401);
        assertThat(service.get("/v1/reviews", "Authorization", bearer).statusCode())
                .isEqualTo(401);
        assertThat(service.post(service.member().address().resolve("/oauth2/token?scope=a"), "scope", "a")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aTokenEndsWhenItIsRevokedWithItsRegistrationAndWithItsSeat() throws Exception {
        Clinician other = Staffing.of(network, "hospital-a", "board").clinician(Identity.npi("Locum", "0000001024"));
        BackendService brief = BackendService.of(service.member(), "brief").register(other.holder(), OBSERVATIONS);
        String revoked = brief.token(OBSERVATIONS);
        String token = brief.token(OBSERVATIONS);
        assertThat(brief.revoke(revoked)).isEqualTo(200);
        refused(revoked);
        assertThat(search(brief.client(token), "Observation?_count=1").getTotal())
                .isPositive();
        Administrator administrator = Administrator.of(network, "hospital-a");
        SeatId seat = SeatId.parse(other.holder().author().name());
        administrator.submit("identity", "suspendSeat", new IdentityCommand.SuspendSeat(seat));
        refused(token);
        administrator.submit("identity", "resumeSeat", new IdentityCommand.ResumeSeat(seat));
        assertThat(search(brief.client(token), "Observation?_count=1").getTotal())
                .isPositive();
        brief.remove();
        refused(token);
        assertThatThrownBy(() -> brief.token(OBSERVATIONS)).hasMessageContaining("invalid_client");
    }

    private void refused(String token) {
        assertThatThrownBy(() -> search(service.client(token), "Observation?_count=1"))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aPatientWhoIsNotInScopeIsNotFoundThroughAnything() throws Exception {
        IGenericClient client = service.client(service.token("system/Patient.rs"));
        assertThat(search(client, "Patient?_id=" + patient).getTotal()).isEqualTo(1);
        assertThatThrownBy(() -> search(client, "Patient?_has:Observation:patient:code:missing=false"))
                .isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() ->
                        client.read().resource("Patient").withId("never-was").execute())
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return service.get(path, "Authorization", "Bearer " + token);
    }

    private String ofPatient(String url) {
        return url + "&patient=" + patient;
    }

    private static Bundle search(IGenericClient client, String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute();
    }

    private static Set<String> kinds(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .collect(Collectors.toSet());
    }

    private static void entry(Bundle batch, Bundle.HTTPVerb method, String url) {
        batch.addEntry().getRequest().setMethod(method).setUrl(url);
    }
}
