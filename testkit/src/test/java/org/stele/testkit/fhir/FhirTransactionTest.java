package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client sends transactions: all that they add is there, or nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirTransactionTest {
    private static final String DEVICE = "http://hospital-a.example/analyser";
    private static final String STAFF = "http://hospital-a.example/staff";
    private static final String AUTHORITY = "http://hospital-a.example/mrn";

    private Ward ward;
    private IGenericClient client;
    private String condition;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(7), "0114");
        client = ward.ofClinician();
        Insured insured = Insured.in(ward.sample());
        condition = "Patient?identifier=" + insured.authority() + "%7C" + insured.number();
        patient = new Reference(search(condition).getFirst().getIdElement().toUnqualifiedVersionless());
    }

    @Test
    void whatRefersToEachOtherIsAddedTogetherUnderTheIdsThatAreAnswered() {
        Bundle sent = transaction();
        String visit = add(sent, visit());
        String first = add(sent, pulse(62).setEncounter(new Reference(visit)));
        add(sent, pulse(63).setEncounter(new Reference(visit)).addHasMember(new Reference(first)));
        List<BundleEntryComponent> answers = execute(client, sent);
        assertThat(answers).extracting(it -> it.getResponse().getStatus()).containsOnly("201");
        IdType encounter = new IdType(answers.get(0).getResponse().getLocation());
        Observation last = read(new IdType(answers.get(2).getResponse().getLocation()));
        assertThat(text(last)).isEqualTo(text(answers.get(2).getResource()));
        assertThat(last.getEncounter().getReference())
                .isEqualTo(encounter.toUnqualifiedVersionless().getValue());
        assertThat(last.getHasMemberFirstRep().getReference())
                .isEqualTo(new IdType(answers.get(1).getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue());
    }

    @Test
    void aPatientIsEnteredByTheDeskTogetherWithTheirFirstRecords() {
        Bundle sent = transaction();
        Patient person = person();
        String newcomer = add(sent, person);
        add(sent, visit().setSubject(new Reference(newcomer)));
        List<BundleEntryComponent> answers = execute(ward.ofClerk(), sent);
        IdType entered = new IdType(answers.get(0).getResponse().getLocation()).toUnqualifiedVersionless();
        assertThat(((Encounter) answers.get(1).getResource()).getSubject().getReference())
                .isEqualTo(entered.getValue());
        assertThat(search("Encounter?patient=" + entered.getIdPart())).hasSize(1);
        assertThat(execute(ward.ofClerk(), sent))
                .as("a clerk who sends it again is answered again")
                .extracting(it -> it.getResponse().getLocation(), it -> text(it.getResource()))
                .isEqualTo(answers.stream()
                        .map(it -> Tuple.tuple(it.getResponse().getLocation(), text(it.getResource())))
                        .toList());
        Bundle again = transaction();
        add(again, person);
        assertThat(refusal(() -> execute(ward.ofClerk(), again))).startsWith("409");
        assertThat(refusal(() -> execute(client, again))).startsWith("403");
        add(again, visit().setSubject(new Reference(again.getEntryFirstRep().getFullUrl())));
        again.getEntryFirstRep()
                .getRequest()
                .setIfNoneExist("identifier=" + AUTHORITY + "|"
                        + person.getIdentifierFirstRep().getValue());
        assertThat(execute(client, again))
                .extracting(it -> it.getResponse().getStatus())
                .containsExactly("200", "201");
        assertThat(search("Encounter?patient=" + entered.getIdPart())).hasSize(2);
    }

    @Test
    void oneThatIsWrongLeavesNothingOfTheOthers() {
        String mark = fresh();
        for (Resource wrong : List.of(
                pulse(61).setStatus(null),
                pulse(61).setEncounter(new Reference("Encounter/never-was")),
                pulse(61).setEncounter(new Reference("urn:uuid:" + UUID.randomUUID())),
                pulse(61).setSubject(new Reference("Patient/never-was")),
                pulse(61).setSubject(null),
                new MedicationRequest()
                        .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                        .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                        .setMedication(new CodeableConcept().setText("bisoprolol"))
                        .setSubject(patient))) {
            Bundle sent = transaction();
            add(sent, marked(mark));
            add(sent, wrong);
            assertThat(refusal(() -> execute(client, sent))).startsWith("422");
        }
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedByItsPlaceInTheBundle() {
        Bundle sent = transaction();
        add(sent, pulse(62));
        add(sent, pulse(61).setStatus(null));
        assertThat(refusal(() -> execute(client, sent)))
                .contains("Bundle.entry[1].resource.status: TOO_FEW")
                .contains("\"expression\":[\"Bundle.entry[1].resource.status\"]");
    }

    @Test
    void theSameSentAgainIsAnsweredAgainAndAddsNothing() {
        Bundle sent = transaction();
        String mark = fresh();
        add(sent, marked(mark));
        add(sent, visit());
        List<BundleEntryComponent> first = execute(client, sent);
        List<BundleEntryComponent> again = execute(client, sent);
        assertThat(again)
                .extracting(
                        it -> it.getResponse().getStatus(),
                        it -> it.getResponse().getLocation(),
                        it -> text(it.getResource()))
                .isEqualTo(first.stream()
                        .map(it -> Tuple.tuple(
                                it.getResponse().getStatus(), it.getResponse().getLocation(), text(it.getResource())))
                        .toList());
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).hasSize(1);
    }

    @Test
    void whatAConditionFindsIsMeantInThePlaceOfWhatWouldBeAdded() {
        String mark = fresh();
        Bundle first = transaction();
        BundleEntryComponent unless = entry(first, add(first, marked(mark)));
        unless.getRequest().setIfNoneExist("identifier=" + DEVICE + "|" + mark);
        IdType there =
                new IdType(execute(client, first).getFirst().getResponse().getLocation()).toUnqualifiedVersionless();
        Bundle second = transaction();
        String url = add(second, marked(mark));
        entry(second, url).getRequest().setIfNoneExist("identifier=" + DEVICE + "|" + mark);
        add(second, pulse(67).addHasMember(new Reference(url)));
        List<BundleEntryComponent> answers = execute(client, second);
        assertThat(answers).extracting(it -> it.getResponse().getStatus()).containsExactly("200", "201");
        assertThat(((Observation) answers.get(1).getResource())
                        .getHasMemberFirstRep()
                        .getReference())
                .isEqualTo(there.getValue());
    }

    @Test
    void whatRefersToNobodyIsAddedAlsoWhereWhatToldWhoseItIsWasThere() {
        String mark = fresh();
        for (String status : List.of("201", "200")) {
            Bundle sent = transaction();
            add(
                    sent,
                    new Practitioner()
                            .addIdentifier(new Identifier().setSystem(STAFF).setValue(fresh())));
            entry(sent, add(sent, marked(mark))).getRequest().setIfNoneExist("identifier=" + DEVICE + "|" + mark);
            assertThat(execute(client, sent))
                    .extracting(it -> it.getResponse().getStatus())
                    .containsExactly("201", status);
        }
    }

    @Test
    void oneConditionOfTwoEntriesAddsNothingTwice() {
        String mark = fresh();
        Bundle twice = transaction();
        for (int i = 0; i < 2; i++) {
            entry(twice, add(twice, marked(mark))).getRequest().setIfNoneExist("identifier=" + DEVICE + "|" + mark);
        }
        assertThat(refusal(() -> execute(client, twice))).startsWith("412");
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).isEmpty();
    }

    @Test
    void aReferenceByAConditionIsToWhatIsFoundInThePatientsChart() {
        String mark = fresh();
        Bundle first = transaction();
        String doctor = add(
                first,
                new Practitioner()
                        .addIdentifier(new Identifier().setSystem(STAFF).setValue(mark)));
        add(first, pulse(68).addPerformer(new Reference(doctor)));
        IdType there =
                new IdType(execute(client, first).getFirst().getResponse().getLocation()).toUnqualifiedVersionless();
        Bundle second = transaction();
        add(
                second,
                pulse(69)
                        .setSubject(new Reference(condition))
                        .addPerformer(new Reference("Practitioner?identifier=" + STAFF + "|" + mark)));
        Observation added = (Observation) execute(client, second).getFirst().getResource();
        assertThat(added.getPerformerFirstRep().getReference()).isEqualTo(there.getValue());
        assertThat(added.getSubject().getReference()).isEqualTo(patient.getReference());
        Bundle third = transaction();
        add(third, pulse(70).addPerformer(new Reference("Practitioner?identifier=" + STAFF + "|nobody")));
        assertThat(refusal(() -> execute(client, third)))
                .startsWith("422")
                .contains("Bundle.entry[0].resource.performer[0].reference: UNRESOLVED_REFERENCE");
    }

    @Test
    void referencesHaveFewDifferentConditionsAndOneIsAskedForOnce() {
        Bundle many = transaction();
        for (int i = 0; i <= 100; i++) {
            add(many, pulse(70).addPerformer(new Reference("Practitioner?identifier=" + STAFF + "|nobody-" + i)));
        }
        assertThat(refusal(() -> execute(client, many)))
                .startsWith("422")
                .contains("Bundle.entry[100].resource", "at most 100");
        Bundle same = transaction();
        for (int i = 0; i < 101; i++) {
            add(same, pulse(70).setSubject(new Reference(condition)));
        }
        assertThat(execute(client, same)).hasSize(101);
    }

    @Test
    void aRelativeReferenceOfAnEntryFromAnotherServerIsToItsNeighbourThere() {
        Reference subject = new Reference(condition);
        Bundle sent = transaction();
        entry(sent, add(sent, visit().setSubject(subject))).setFullUrl("http://elsewhere.example/fhir/Encounter/1");
        entry(sent, add(sent, pulse(71).setSubject(subject).setEncounter(new Reference("Encounter/1"))))
                .setFullUrl("http://elsewhere.example/fhir/Observation/1");
        List<BundleEntryComponent> answers = execute(client, sent);
        assertThat(((Observation) answers.get(1).getResource()).getEncounter().getReference())
                .isEqualTo(new IdType(answers.get(0).getResponse().getLocation())
                        .toUnqualifiedVersionless()
                        .getValue());
        Bundle apart = transaction();
        entry(apart, add(apart, visit().setSubject(subject))).setFullUrl("http://other.example/fhir/Encounter/1");
        entry(apart, add(apart, pulse(71).setSubject(subject).setEncounter(new Reference("Encounter/1"))))
                .setFullUrl("http://elsewhere.example/fhir/Observation/1");
        assertThat(refusal(() -> execute(client, apart)))
                .startsWith("422")
                .contains("Bundle.entry[1].resource.encounter.reference: UNRESOLVED_REFERENCE");
    }

    @Test
    void whoIsMeantOnAnotherServerIsNotThePatientWithTheSameIdHere() {
        Bundle sent = transaction();
        entry(sent, add(sent, pulse(71))).setFullUrl("http://elsewhere.example/fhir/Observation/1");
        assertThat(refusal(() -> execute(client, sent)))
                .startsWith("422")
                .contains("Bundle.entry[0].resource.subject.reference: UNRESOLVED_REFERENCE");
        entry(sent, "http://elsewhere.example/fhir/Observation/1")
                .setFullUrl(client.getServerBase() + "/Observation/1");
        assertThat(execute(client, sent))
                .extracting(it -> it.getResponse().getStatus())
                .containsExactly("201");
    }

    @Test
    void whatWasAskedOfAPatientsChartIsInTheirTrailWhereNothingWasFoundToo() throws Exception {
        String before = trail();
        Bundle sent = transaction();
        add(sent, pulse(70).addPerformer(new Reference("Practitioner?identifier=" + STAFF + "|" + fresh())));
        assertThat(refusal(() -> execute(client, sent))).startsWith("422").contains("UNRESOLVED_REFERENCE");
        assertThat(count(trail(), "SEARCH"))
                .as("who it is, and what is in their chart")
                .isEqualTo(count(before, "SEARCH") + 2);
    }

    @Test
    void whatIsAddedTogetherIsAsSensitiveAsWhatItRefersTo() throws Exception {
        Condition depression = new Condition().setSubject(patient);
        depression
                .getCode()
                .addCoding(new Coding("http://snomed.info/sct", "35489007", "Depressive disorder (disorder)"));
        Bundle sent = transaction();
        String focus = add(sent, depression);
        String about = add(sent, pulse(71).addFocus(new Reference(focus)));
        add(sent, pulse(72).addHasMember(new Reference(about)));
        List<BundleEntryComponent> answers = execute(client, sent);
        IdType farthest = new IdType(answers.get(2).getResponse().getLocation()).toUnqualifiedVersionless();
        RestrictionId restriction =
                ward.patient().wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            assertThat(refusal(() -> read(farthest))).startsWith("404");
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(farthest).getValueQuantity().getValue()).isEqualByComparingTo("72");
    }

    @Test
    void whatThePatientKeepsBackIsReferredToAsWhatNeverWas() throws Exception {
        IdType there = (IdType) client.create().resource(pulse(73)).execute().getId();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(() -> execute(client, about(patient.getReference(), there.toUnqualifiedVersionless()))))
                    .isEqualTo(refusal(
                            () -> execute(client, about("Patient/never-was", new IdType("Observation", "never-was")))));
            assertThat(refusal(() -> execute(client, about(condition, there.toUnqualifiedVersionless()))))
                    .isEqualTo(refusal(() -> execute(
                            client, about("Patient?identifier=a%7Cb", new IdType("Observation", "never-was")))));
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void thePatientsTrailHasOneStoringOfAllOfIt() throws Exception {
        String before = trail();
        Bundle sent = transaction();
        add(sent, pulse(74));
        add(sent, pulse(75));
        execute(client, sent);
        assertThat(count(trail(), "STORE")).isEqualTo(count(before, "STORE") + 1);
    }

    @Test
    void theCapabilityStatementNamesTransactions() {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(it -> it.getCode().toCode())
                .containsExactly("transaction", "batch");
    }

    private Bundle about(String subject, IdType member) {
        Bundle sent = transaction();
        add(sent, pulse(76).setSubject(new Reference(subject)).addHasMember(new Reference(member)));
        return sent;
    }

    private static Bundle transaction() {
        return new Bundle().setType(BundleType.TRANSACTION);
    }

    private static String add(Bundle bundle, Resource resource) {
        String url = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry()
                .setFullUrl(url)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
        return url;
    }

    private static BundleEntryComponent entry(Bundle bundle, String url) {
        return bundle.getEntry().stream()
                .filter(it -> url.equals(it.getFullUrl()))
                .findFirst()
                .orElseThrow();
    }

    private static List<BundleEntryComponent> execute(IGenericClient client, Bundle bundle) {
        return client.transaction().withBundle(bundle).execute().getEntry();
    }

    private Encounter visit() {
        return new Encounter()
                .setStatus(Encounter.EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null))
                .setSubject(patient);
    }

    private Observation marked(String value) {
        return pulse(60).addIdentifier(new Identifier().setSystem(DEVICE).setValue(value));
    }

    private Observation pulse(int perMinute) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(patient)
                .setValue(new Quantity(perMinute));
    }

    private static Patient person() {
        Identifier number = new Identifier().setSystem(AUTHORITY).setValue(fresh());
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        return new Patient()
                .addIdentifier(number)
                .addName(new HumanName().setFamily("Quintero").addGiven("Zacharias"));
    }

    private Observation read(IdType id) {
        return client.read()
                .resource(Observation.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
    }

    private List<Resource> search(String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private String trail() throws Exception {
        return new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String refusal(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        return refusal.getStatusCode() + " " + refusal.getResponseBody();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
