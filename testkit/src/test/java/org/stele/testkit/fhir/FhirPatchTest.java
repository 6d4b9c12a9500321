package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client patches what is in a hospital's charts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirPatchTest {
    private static final String DEVICE = "http://hospital-a.example/analyser";
    private static final String AMEND = "[{'op':'test','path':'/status','value':'final'},"
            + "{'op':'replace','path':'/status','value':'amended'},{'op':'replace','path':'/valueQuantity/value','value':71.50}]";

    private Ward ward;
    private IGenericClient client;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(6), "0104");
        client = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        Resource found = only("Patient?identifier=" + insured.authority() + "%7C" + insured.number());
        patient = new Reference(found.getIdElement().toUnqualifiedVersionless());
    }

    @Test
    void whatAPatchMakesOfThePresentVersionTakesItsPlace() {
        IdType first = create(pulse(70));
        MethodOutcome outcome = patch(first, AMEND);
        Observation patched = (Observation) outcome.getResource();
        assertThat(patched.getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(patched.getValueQuantity().getValue()).hasToString("71.50");
        assertThat(text(read(first.toVersionless()))).isEqualTo(text(patched));
        assertThat(outcome.getId().getVersionIdPart()).isNotEqualTo(first.getVersionIdPart());
        assertThat(read(first).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void aTestThatFailsAndAPlaceThatIsNoneLeaveEverythingAsItWas() {
        IdType there = create(pulse(70));
        patch(there, AMEND);
        assertThat(refusal(() -> patch(there, AMEND))).startsWith("422").contains("patch[0]: TEST_FAILED");
        assertThat(refusal(() -> patch(there, "[{'op':'remove','path':'/effectiveDateTime'}]")))
                .startsWith("422")
                .contains("patch[0]: NO_SUCH_PLACE");
        assertThat(refusal(() -> patch(there, "[{'op':'replace','path':'/status'}]")))
                .startsWith("422")
                .contains("patch[0].value: TOO_FEW");
        assertThat(refusal(() -> patch(there, "{}"))).startsWith("422").contains("patch: WRONG_TYPE");
        assertThat(read(there.toVersionless()).getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
    }

    @Test
    void whatAPatchMakesIsCheckedAsAnUpdateIs() {
        IdType there = create(pulse(70));
        assertThat(refusal(() -> patch(there, "[{'op':'remove','path':'/status'}]")))
                .startsWith("422")
                .contains("Observation.status: TOO_FEW");
        assertThat(refusal(() -> patch(there, "[{'op':'replace','path':'/id','value':'another'}]")))
                .startsWith("400")
                .contains("OTHER_ID");
        assertThat(refusal(() -> patch(there, "[{'op':'replace','path':'/resourceType','value':'Condition'}]")))
                .startsWith("400")
                .contains("OTHER_KIND");
        assertThat(refusal(() ->
                        patch(there, "[{'op':'replace','path':'/subject/reference','value':'Patient/never-was'}]")))
                .startsWith("422")
                .contains("UNRESOLVED_REFERENCE");
        assertThat(refusal(() -> patch(new IdType(patient.getReference()), "[{'op':'remove','path':'/identifier'}]")))
                .startsWith("422")
                .contains("NO_MEDICAL_RECORD_NUMBER");
        assertThat(read(there.toVersionless()).getIdElement().getVersionIdPart())
                .isEqualTo(there.getVersionIdPart());
    }

    @Test
    void onlyTheVersionThatIfMatchNamesIsPatched() {
        IdType first = create(pulse(70));
        patch(first, "[{'op':'add','path':'/language','value':'de'}]");
        assertThatThrownBy(() -> client.patch()
                        .withBody(json(AMEND))
                        .withId(first.toUnqualifiedVersionless())
                        .withAdditionalHeader("If-Match", "W/\"" + first.getVersionIdPart() + "\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(read(first.toVersionless()).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void aPatchThatWouldAddTwiceWhereItIsSentTwiceNamesTheVersionThatItIsOf() {
        IdType there = create(pulse(70).addNote(new Annotation().setText("first")));
        String patch = "[{'op':'add','path':'/note/-','value':{'text':'second'}}]";
        assertThat(refusal(() -> patch(there, patch))).startsWith("428").contains("If-Match");
        for (int i = 0; i < 2; i++) {
            ThrowingCallable sending = () -> client.patch()
                    .withBody(json(patch))
                    .withId(there.toUnqualifiedVersionless())
                    .withAdditionalHeader("If-Match", "W/\"" + there.getVersionIdPart() + "\"")
                    .execute();
            if (i == 0) {
                assertThatCode(sending).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(sending).isInstanceOf(PreconditionFailedException.class);
            }
        }
        assertThat(read(there.toVersionless()).getNote()).hasSize(2);
    }

    @Test
    void aConditionThatIsNotUnderstoodIsRefusedAndNotLeftOut() {
        IdType there = create(pulse(70));
        String time = http(Instant.now().plusSeconds(60));
        assertThat(refusal(() -> readUnless("If-Unmodified-Since", there, time)))
                .startsWith("400");
        assertThat(refusal(() -> client.delete()
                        .resourceById(there.toUnqualifiedVersionless())
                        .withAdditionalHeader("If-Unmodified-Since", time)
                        .execute()))
                .startsWith("400")
                .contains("If-Unmodified-Since");
        assertThat(read(there.toVersionless())).isNotNull();
    }

    @Test
    void aConditionalPatchChangesTheOneThatItFindsAndAddsNothing() {
        Observation sent = pulse(80)
                .addIdentifier(new Identifier()
                        .setSystem(DEVICE)
                        .setValue(UUID.randomUUID().toString()));
        String condition = "Observation?identifier=" + DEVICE + "%7C"
                + sent.getIdentifierFirstRep().getValue();
        assertThatThrownBy(() -> patchFound(condition)).isInstanceOf(ResourceNotFoundException.class);
        create(sent);
        patchFound(condition);
        assertThat(((Observation) only(condition)).getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        create(sent);
        assertThatThrownBy(() -> patchFound(condition)).isInstanceOf(PreconditionFailedException.class);
        assertThat(refusal(() -> patchFound("Observation?_format=json"))).startsWith("400");
    }

    @Test
    void whatThePatientKeepsBackIsPatchedAsWhatNeverWas() throws Exception {
        IdType there = create(pulse(90));
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            for (String patch : List.of(AMEND, "[{'op':'remove','path':'/nothing'}]", "{}")) {
                assertThat(refusal(() -> patch(there, patch)))
                        .isEqualTo(refusal(() -> patch(new IdType("Observation", "never-was"), patch)));
            }
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(there.toVersionless()).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void thePatientsTrailSaysThatThePatchedVersionWasOpened() throws Exception {
        IdType there = create(pulse(61));
        String before = trail();
        patch(there, AMEND);
        assertThat(count(trail(), "OPEN")).isGreaterThan(count(before, "OPEN"));
        assertThat(count(trail(), "STORE")).isGreaterThan(count(before, "STORE"));
    }

    @Test
    void whoeverHasThePresentVersionIsToldSoAndTheTrailHasIt() throws Exception {
        IdType there = create(pulse(65));
        String before = trail();
        assertThatThrownBy(() -> readUnless("If-None-Match", there, "W/\"" + there.getVersionIdPart() + "\""))
                .isInstanceOf(NotModifiedException.class);
        assertThatThrownBy(() -> readUnless(
                        "If-Modified-Since", there, http(committed(there).plusSeconds(1))))
                .isInstanceOf(NotModifiedException.class);
        assertThat(count(trail(), "OPEN")).isGreaterThan(count(before, "OPEN") + 1);
        if (committed(there).toEpochMilli() % 1_000 > 0) {
            readUnless("If-Modified-Since", there, http(committed(there)));
        }
        readUnless("If-Modified-Since", there, http(committed(there).minusSeconds(1)));
        readUnless("If-Modified-Since", there, "lately");
        patch(there, AMEND);
        readUnless("If-None-Match", there, "W/\"" + there.getVersionIdPart() + "\"");
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThatThrownBy(() -> readUnless("If-None-Match", there, "*"))
                    .isInstanceOf(ResourceNotFoundException.class);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    private void readUnless(String header, IdType id, String value) {
        client.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .withAdditionalHeader(header, value)
                .execute();
    }

    private Instant committed(IdType id) {
        return read(id).getMeta().getLastUpdated().toInstant();
    }

    private static String http(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
    }

    @Test
    void aBatchBringsAPatchInABinary() {
        IdType there = create(pulse(62));
        IdType other = create(pulse(63));
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        entry(batch, there, "application/json-patch+json", AMEND);
        entry(batch, other, "application/json", AMEND);
        List<BundleEntryComponent> answers =
                client.transaction().withBundle(batch).execute().getEntry();
        assertThat(answers.get(0).getResponse().getStatus()).isEqualTo("200");
        assertThat(answers.get(1).getResponse().getStatus()).isEqualTo("422");
        assertThat(read(there.toVersionless()).getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(read(other.toVersionless()).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
    }

    @Test
    void theCapabilityStatementSaysWhichPatchesAreTaken() throws Exception {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getPatchFormat())
                .extracting(it -> it.getValue())
                .containsExactly("application/json-patch+json");
        IdType there = create(pulse(64));
        assertThat(refusal(() -> client.patch()
                        .withFhirPatch(new Parameters())
                        .withId(there.toUnqualifiedVersionless())
                        .execute()))
                .startsWith("415");
    }

    private static void entry(Bundle batch, IdType id, String type, String patch) {
        Binary binary = new Binary().setContentType(type);
        binary.setData(json(patch).getBytes(StandardCharsets.UTF_8));
        batch.addEntry()
                .setResource(binary)
                .getRequest()
                .setMethod(HTTPVerb.PATCH)
                .setUrl("Observation/" + id.getIdPart());
    }

    private MethodOutcome patch(IdType id, String patch) {
        return client.patch()
                .withBody(json(patch))
                .withId(id.toUnqualifiedVersionless())
                .execute();
    }

    private void patchFound(String condition) {
        client.patch().withBody(json(AMEND)).conditionalByUrl(condition).execute();
    }

    private static String json(String patch) {
        return patch.replace('\'', '"');
    }

    private IdType create(Observation observation) {
        return (IdType) client.create().resource(observation).execute().getId();
    }

    private Observation pulse(int perMinute) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(patient)
                .setValue(new Quantity(perMinute));
    }

    private Observation read(IdType id) {
        return client.read().resource(Observation.class).withId(id).execute();
    }

    private Resource only(String url) {
        List<BundleEntryComponent> found =
                client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry();
        assertThat(found).hasSize(1);
        return found.getFirst().getResource();
    }

    private String trail() throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static String refusal(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        return refusal.getStatusCode() + " " + refusal.getResponseBody();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
