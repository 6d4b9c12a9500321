package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client sends batches: several interactions in one signed request, each answered as if it had come alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirBatchTest {
    private static final String DEVICE = "http://hospital-a.example/analyser";

    private Ward ward;
    private IGenericClient client;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(3), "0087");
        client = ward.ofClinician();
        patient = patientOfTheWard();
    }

    @Test
    void eachEntryIsAnsweredInItsPlaceAndOneThatIsRefusedLeavesTheOthersStanding() {
        IdType there = create(pulse(62));
        String id = "Observation/" + there.getIdPart();
        List<BundleEntryComponent> answers = send(
                get(id),
                post(pulse(63).setStatus(null)),
                post(pulse(64)),
                get(id + "/_history/" + there.getVersionIdPart()),
                get("Observation/never-was"),
                get(id + "/_history"),
                get("Observation?_id=" + there.getIdPart()));
        assertThat(statuses(answers)).containsExactly("200", "422", "201", "200", "404", "200", "200");
        assertThat(answers.get(0).getResponse().getEtag()).isEqualTo("W/\"" + there.getVersionIdPart() + "\"");
        assertThat(answers.get(0).getResponse().getLastModified()).isNotNull();
        assertThat(text(answers.get(3).getResource()))
                .isEqualTo(text(answers.get(0).getResource()));
        assertThat(outcome(answers.get(1))).contains("Observation.status: TOO_FEW");
        assertThat(answers.get(1).getResource()).isNull();
        assertThat(found(answers.get(5))).hasSize(1);
        assertThat(found(answers.get(6))).hasSize(1);
        Observation added = read(new IdType(answers.get(2).getResponse().getLocation()));
        assertThat(text(added)).isEqualTo(text(answers.get(2).getResource()));
    }

    @Test
    void whatIsDeletedAndChangedIsSoBeforeAnythingIsReadWhereverItStands() {
        IdType gone = create(pulse(70)).toUnqualifiedVersionless();
        IdType changed = create(pulse(71)).toUnqualifiedVersionless();
        Observation later = pulse(72);
        later.setId(changed);
        List<BundleEntryComponent> answers = send(
                get(gone.getValue()),
                get(changed.getValue()),
                entry(HTTPVerb.PUT, changed.getValue(), later),
                entry(HTTPVerb.DELETE, gone.getValue(), null));
        assertThat(statuses(answers)).containsExactly("404", "200", "200", "204");
        assertThat(((Observation) answers.get(1).getResource())
                        .getValueQuantity()
                        .getValue())
                .isEqualByComparingTo("72");
    }

    @Test
    void conditionsHoldForTheEntriesOfABatchAsForWhatComesAlone() {
        Observation sent =
                pulse(80).addIdentifier(new Identifier().setSystem(DEVICE).setValue(fresh()));
        String query =
                "identifier=" + DEVICE + "%7C" + sent.getIdentifierFirstRep().getValue();
        assertThat(statuses(send(unless(sent, query), unless(sent, query)))).containsExactly("201", "200");
        assertThat(statuses(send(entry(HTTPVerb.PUT, "Observation?" + query, sent))))
                .containsExactly("200");
        BundleEntryComponent other = entry(HTTPVerb.PUT, "Observation?" + query, sent);
        other.getRequest().setIfMatch("W/\"another\"");
        assertThat(statuses(send(
                        other,
                        entry(HTTPVerb.DELETE, "Observation", null),
                        entry(HTTPVerb.DELETE, "Patient/" + patientId(), null))))
                .containsExactly("412", "400", "405");
        assertThat(statuses(send(entry(HTTPVerb.DELETE, "Observation?" + query, null), get("Observation?" + query))))
                .containsExactly("204", "200");
        assertThat(client.search()
                        .byUrl("Observation?" + query)
                        .returnBundle(Bundle.class)
                        .execute()
                        .getTotal())
                .isZero();
    }

    @Test
    void aConditionThatItsMethodDoesNotKnowIsNotLeftOut() {
        String there = create(pulse(81)).toUnqualifiedVersionless().getValue();
        BundleEntryComponent created = post(pulse(82));
        created.getRequest().setIfMatch("W/\"another\"");
        BundleEntryComponent deleted = entry(HTTPVerb.DELETE, there, null);
        deleted.getRequest().setIfNoneExist("identifier=a");
        assertThat(statuses(send(created, deleted, get(there)))).containsExactly("400", "400", "200");
    }

    @Test
    void allOfAChartAndTheLatestObservationsAreAnsweredInABatchToo() {
        List<BundleEntryComponent> answers = send(
                get("Patient/" + patientId() + "/$everything?_count=3"),
                get("Observation/$lastn?patient=" + patientId() + "&_count=2"));
        assertThat(statuses(answers)).containsExactly("200", "200");
        assertThat(found(answers.get(0))).hasSize(3);
        assertThat(found(answers.get(1))).hasSize(2);
    }

    @Test
    void whatThePatientKeepsBackIsAnsweredInABatchAsWhatNeverWas() throws Exception {
        String there = create(pulse(90)).toUnqualifiedVersionless().getValue();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(withheld(there, "Patient/" + patientId()))
                    .isEqualTo(withheld("Observation/never-was", "Patient/never-was"));
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(statuses(send(get(there)))).containsExactly("200");
    }

    private String withheld(String observation, String owner) {
        Observation version = pulse(91).setSubject(new Reference(owner));
        version.setId(observation);
        Bundle answer = answer(
                get(observation),
                get(observation + "/_history"),
                get(observation + "/_history/1"),
                get(owner + "/$everything"),
                entry(HTTPVerb.PUT, observation, version),
                entry(HTTPVerb.DELETE, observation, null),
                post(pulse(91).setSubject(new Reference(owner))),
                get("Observation?_summary=count&_id=" + new IdType(observation).getIdPart()));
        assertThat(statuses(answer.getEntry())).containsExactly("404", "404", "404", "404", "404", "204", "422", "200");
        return text(answer).replace(new IdType(observation).getIdPart(), "id");
    }

    @Test
    void whatIsNoAddressHereIsRefusedAndTheOthersStand() {
        String there = create(pulse(100)).toUnqualifiedVersionless().getValue();
        String base = ward.clerk().employer().address() + "/fhir/R4/";
        List<String> hostile = List.of(
                base + there,
                "http://elsewhere.example/" + there,
                "/" + there,
                "../R4/" + there,
                "Observation/..",
                "Observation/../" + there,
                there.replace("/", "%2F"),
                there + "/",
                there + "#",
                "metadata",
                "Observation/_search",
                "Patient/" + patientId() + "/$validate",
                "v1/intake",
                "urn:uuid:" + fresh(),
                "?_id=1");
        for (String url : hostile) {
            assertThat(statuses(send(get(url), get(there)))).as(url).containsExactly("400", "200");
        }
        List<BundleEntryComponent> answers = send(
                get(""),
                get("Colour/1"),
                entry(HTTPVerb.PATCH, there, pulse(1)),
                entry(HTTPVerb.HEAD, there, null),
                entry(HTTPVerb.POST, there, pulse(1)),
                entry(HTTPVerb.DELETE, there + "/_history/1", null),
                entry(HTTPVerb.POST, "Observation", null),
                get("Observation?colour=red"),
                get(there));
        assertThat(statuses(answers)).containsExactly("422", "404", "422", "200", "405", "405", "422", "400", "200");
    }

    @Test
    void whatIsPreferredHoldsForEachEntry() {
        Bundle answer = client.transaction()
                .withBundle(batch(post(pulse(105))))
                .withAdditionalHeader("Prefer", "return=OperationOutcome")
                .execute();
        assertThat(statuses(answer.getEntry())).containsExactly("201");
        assertThat(answer.getEntryFirstRep().getResource()).isNull();
        assertThat(outcome(answer.getEntryFirstRep())).contains("All OK");
    }

    @Test
    void anEntryThatRefersToAnotherByItsUrnIsRefusedSinceEachIsOnItsOwn() {
        String urn = "urn:uuid:" + fresh();
        BundleEntryComponent first = post(pulse(110)).setFullUrl(urn);
        List<BundleEntryComponent> answers = send(first, post(pulse(111).addHasMember(new Reference(urn))));
        assertThat(statuses(answers)).containsExactly("201", "422");
        assertThat(outcome(answers.get(1))).contains("Observation.hasMember[0].reference: UNRESOLVED_REFERENCE");
    }

    @Test
    void whoIsMeantOnAnotherServerIsNotThePatientWithTheSameIdHere() {
        String elsewhere = "https://other.example/fhir/Observation/9";
        Observation sent =
                pulse(112).addIdentifier(new Identifier().setSystem(DEVICE).setValue(fresh()));
        String found = "Observation?identifier=" + DEVICE + "%7C"
                + sent.getIdentifierFirstRep().getValue();
        Observation changed = pulse(113);
        changed.setId(create(pulse(113)).getIdPart());
        List<BundleEntryComponent> answers = send(
                post(sent).setFullUrl(elsewhere),
                entry(HTTPVerb.PUT, found, sent).setFullUrl(elsewhere),
                entry(HTTPVerb.PUT, "Observation/" + changed.getIdPart(), changed)
                        .setFullUrl("https://other.example/fhir/Observation/" + changed.getIdPart()),
                get(found));
        assertThat(statuses(answers)).containsExactly("422", "422", "422", "200");
        assertThat(outcome(answers.get(0))).contains("Observation.subject.reference: UNRESOLVED_REFERENCE");
        assertThat(found(answers.get(3))).isEmpty();
        assertThat(statuses(send(post(sent).setFullUrl(client.getServerBase() + "/Observation/9"))))
                .containsExactly("201");
    }

    @Test
    void tooManyEntriesAndBundlesOfOtherTypesAreRefusedWholeAndNothingIsDone() {
        String value = fresh();
        Observation marked =
                pulse(120).addIdentifier(new Identifier().setSystem(DEVICE).setValue(value));
        Bundle many = batch(post(marked));
        for (int i = 0; i < 200; i++) {
            many.addEntry(get("Observation/" + i));
        }
        assertThatThrownBy(() -> execute(many))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("200");
        for (BundleType type : List.of(BundleType.COLLECTION, BundleType.DOCUMENT)) {
            assertThatThrownBy(() -> execute(batch(post(marked)).setType(type)))
                    .isInstanceOf(UnprocessableEntityException.class)
                    .hasMessageContaining("batch or transaction");
        }
        assertThat(found(send(get("Observation?identifier=" + DEVICE + "%7C" + value))
                        .getFirst()))
                .isEmpty();
    }

    @Test
    void whoMayNotAskAloneMayNotAskInABatch() {
        assertThatThrownBy(() -> ward.unsigned()
                        .transaction()
                        .withBundle(batch(get("Observation")))
                        .execute())
                .isInstanceOf(AuthenticationException.class);
        Bundle ofClerk = ward.ofClerk()
                .transaction()
                .withBundle(batch(get("Observation?_count=1")))
                .execute();
        assertThat(statuses(ofClerk.getEntry())).containsExactly("403");
    }

    @Test
    void thePatientsTrailHasWhatWasDoneInABatch() throws Exception {
        String there = create(pulse(61)).toUnqualifiedVersionless().getValue();
        int before = opened();
        send(get(there));
        assertThat(opened()).isGreaterThan(before);
    }

    @Test
    void theCapabilityStatementNamesBatchesAndValidation() {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(it -> it.getCode().toCode())
                .contains("batch");
        assertThat(statement.getRestFirstRep().getResource())
                .allSatisfy(kind -> assertThat(kind.getOperation())
                        .anyMatch(operation -> operation.getName().equals("validate")));
    }

    private List<BundleEntryComponent> send(BundleEntryComponent... entries) {
        return answer(entries).getEntry();
    }

    private Bundle answer(BundleEntryComponent... entries) {
        Bundle answer = execute(batch(entries));
        assertThat(answer.getType()).isEqualTo(BundleType.BATCHRESPONSE);
        assertThat(answer.getEntry()).hasSize(entries.length);
        return answer;
    }

    private Bundle execute(Bundle bundle) {
        return client.transaction().withBundle(bundle).execute();
    }

    private static Bundle batch(BundleEntryComponent... entries) {
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        List.of(entries).forEach(bundle::addEntry);
        return bundle;
    }

    private static BundleEntryComponent get(String url) {
        return entry(HTTPVerb.GET, url, null);
    }

    private static BundleEntryComponent post(Observation observation) {
        return entry(HTTPVerb.POST, "Observation", observation);
    }

    private static BundleEntryComponent unless(Observation observation, String condition) {
        BundleEntryComponent entry = post(observation);
        entry.getRequest().setIfNoneExist(condition);
        return entry;
    }

    private static BundleEntryComponent entry(HTTPVerb method, String url, @Nullable Resource resource) {
        return new BundleEntryComponent()
                .setResource(resource)
                .setRequest(new BundleEntryRequestComponent().setMethod(method).setUrl(url));
    }

    private static List<String> statuses(List<BundleEntryComponent> answers) {
        return answers.stream().map(it -> it.getResponse().getStatus()).toList();
    }

    private static String outcome(BundleEntryComponent answer) {
        return text((OperationOutcome) answer.getResponse().getOutcome());
    }

    private static List<BundleEntryComponent> found(BundleEntryComponent answer) {
        return ((Bundle) answer.getResource()).getEntry();
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

    private Reference patientOfTheWard() throws Exception {
        Insured insured = Insured.in(ward.sample());
        Bundle found = client.search()
                .byUrl("Patient?identifier=" + insured.authority() + "%7C" + insured.number())
                .returnBundle(Bundle.class)
                .execute();
        return new Reference(
                found.getEntryFirstRep().getResource().getIdElement().toUnqualifiedVersionless());
    }

    private String patientId() {
        return patient.getReferenceElement().getIdPart();
    }

    private Observation read(IdType id) {
        return client.read().resource(Observation.class).withId(id).execute();
    }

    private int opened() throws Exception {
        String trail = new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
        return trail.split("OPEN", -1).length;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
