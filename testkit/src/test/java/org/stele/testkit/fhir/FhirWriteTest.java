package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.id.RestrictionId;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;

/** HAPI's own client writes into a hospital's charts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirWriteTest {
    private static final String AUTHORITY = "http://hospital-a.example/mrn";
    private static final String DEVICE = "http://hospital-a.example/analyser";

    private Ward ward;
    private IGenericClient client;
    private Reference patient;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(2), "0003");
        client = ward.ofClinician();
        patient = patientOfTheWard();
    }

    @Test
    void thePatientWhomTheDeskEntersIsFoundByTheClinicianAndEnteredOnce() {
        Patient entered = person();
        IIdType first = ward.ofClerk().create().resource(entered).execute().getId();
        Patient found = (Patient) only("Patient?identifier=" + AUTHORITY + "%7C"
                + entered.getIdentifierFirstRep().getValue());
        assertThat(found.getNameFirstRep().getFamily()).isEqualTo("Quintero");
        assertThat(ward.ofClerk().create().resource(entered).execute().getId().getValue())
                .as("a clerk who sends it again is answered again")
                .isEqualTo(first.getValue());
        entered.getNameFirstRep().setFamily("Quint");
        assertThatThrownBy(() -> ward.ofClerk().create().resource(entered).execute())
                .isInstanceOf(ResourceVersionConflictException.class);
        assertThatThrownBy(() -> client.create().resource(person()).execute())
                .isInstanceOf(ForbiddenOperationException.class);
    }

    @Test
    void whatIsCreatedIsReadAsItWasSentUnderTheIdAndVersionThatWereAnswered() {
        Observation sent = pulse(62);
        MethodOutcome outcome = client.create().resource(sent).execute();
        assertThat(outcome.getCreated()).isTrue();
        assertThat(outcome.getId().hasVersionIdPart()).isTrue();
        assertThat(text((Resource) outcome.getResource())).isEqualTo(text(read(outcome.getId())));
        Observation read = read(outcome.getId().toVersionless());
        assertThat(read.getIdElement().getVersionIdPart())
                .isEqualTo(outcome.getId().getVersionIdPart());
        read.setId((String) null);
        read.setMeta(null);
        assertThat(text(read)).isEqualTo(text(sent));
    }

    @Test
    void whatAConditionFindsIsAnsweredInsteadOfAddedAgain() {
        Observation sent =
                pulse(64).addIdentifier(new Identifier().setSystem(DEVICE).setValue(fresh()));
        String condition = "Observation?identifier=" + DEVICE + "%7C"
                + sent.getIdentifierFirstRep().getValue();
        MethodOutcome first =
                client.create().resource(sent).conditionalByUrl(condition).execute();
        MethodOutcome again =
                client.create().resource(sent).conditionalByUrl(condition).execute();
        assertThat(again.getCreated()).isNotEqualTo(true);
        assertThat(again.getId().getIdPart()).isEqualTo(first.getId().getIdPart());
        client.create().resource(sent).execute();
        assertThatThrownBy(() -> client.create()
                        .resource(sent)
                        .conditionalByUrl(condition)
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void whatAConditionLookedForIsInThePatientsTrailWhereNothingWasFoundToo() throws Exception {
        String condition = "Observation?identifier=" + DEVICE + "%7C";
        int plain = searchesOf(() -> client.create().resource(pulse(64)).execute());
        assertThat(searchesOf(() -> client.create()
                        .resource(pulse(64))
                        .conditionalByUrl(condition + fresh())
                        .execute()))
                .isEqualTo(plain + 1);
        assertThat(searchesOf(() -> client.update()
                        .resource(pulse(64))
                        .conditionalByUrl(condition + fresh())
                        .execute()))
                .isGreaterThan(plain);
    }

    private int searchesOf(Runnable work) throws Exception {
        int before = searchesInTheTrail();
        work.run();
        return searchesInTheTrail() - before;
    }

    private int searchesInTheTrail() throws Exception {
        String trail = new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
        return trail.split("SEARCH", -1).length - 1;
    }

    @Test
    void aVersionTakesThePlaceOfTheOneThatIfMatchNamesAndOfNoOther() {
        IdType first = (IdType) client.create().resource(pulse(70)).execute().getId();
        Observation corrected = read(first);
        corrected.setValue(new Quantity(71));
        IdType second = (IdType) client.update().resource(corrected).execute().getId();
        assertThat(second.getIdPart()).isEqualTo(first.getIdPart());
        assertThat(read(first.toVersionless()).getValueQuantity().getValue()).isEqualByComparingTo("71");
        assertThat(read(first).getValueQuantity().getValue()).isEqualByComparingTo("70");
        assertThatThrownBy(() -> client.update().resource(corrected).execute())
                .isInstanceOf(PreconditionFailedException.class);
        corrected.setId(second);
        client.update().resource(corrected).execute();
    }

    @Test
    void aConditionalUpdateAddsWhatIsNotThereAndChangesWhatIs() {
        Observation sent =
                pulse(80).addIdentifier(new Identifier().setSystem(DEVICE).setValue(fresh()));
        String condition = "Observation?identifier=" + DEVICE + "%7C"
                + sent.getIdentifierFirstRep().getValue();
        MethodOutcome added =
                client.update().resource(sent).conditionalByUrl(condition).execute();
        assertThat(added.getCreated()).isTrue();
        sent.setValue(new Quantity(81));
        MethodOutcome changed =
                client.update().resource(sent).conditionalByUrl(condition).execute();
        assertThat(changed.getId().getIdPart()).isEqualTo(added.getId().getIdPart());
        assertThat(((Observation) only(condition)).getValueQuantity().getValue())
                .isEqualByComparingTo("81");
        client.delete().resourceConditionalByUrl(condition).execute();
        assertThat(search(condition)).isEmpty();
    }

    @Test
    void whatIsDeletedIsFoundByNobodyAndDeletedAgainWithoutHarm() {
        IdType id = (IdType) client.create().resource(pulse(90)).execute().getId();
        client.delete().resourceById(id.toVersionless()).execute();
        assertThatThrownBy(() -> read(id.toVersionless())).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> read(id)).isInstanceOf(ResourceNotFoundException.class);
        assertThat(search("Observation?_id=" + id.getIdPart())).isEmpty();
        client.delete().resourceById(id.toVersionless()).execute();
        assertThatThrownBy(() -> client.delete()
                        .resourceById(patient.getReferenceElement().getResourceType(), patientId())
                        .execute())
                .isInstanceOf(MethodNotAllowedException.class);
    }

    @Test
    void whatThePatientKeepsBackIsWrittenToAsWhatNeverWas() throws Exception {
        Observation sent =
                pulse(100).addIdentifier(new Identifier().setSystem(DEVICE).setValue(fresh()));
        IdType there = (IdType) client.create().resource(sent).execute().getId();
        String condition = "Observation?identifier=" + DEVICE + "%7C"
                + sent.getIdentifierFirstRep().getValue();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(() -> client.update().resource(withId(there)).execute()))
                    .isEqualTo(refusal(() -> client.update()
                            .resource(withId(new IdType("Observation", "never-was")))
                            .execute()));
            assertThat(refusal(() -> client.create().resource(pulse(60)).execute()))
                    .isEqualTo(refusal(() -> client.create()
                            .resource(pulse(60).setSubject(new Reference("Patient/never-was")))
                            .execute()));
            client.delete().resourceById(there.toVersionless()).execute();
            client.delete().resourceConditionalByUrl(condition).execute();
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(there.toVersionless()).getValueQuantity().getValue()).isEqualByComparingTo("100");
    }

    @Test
    void thePatientsTrailHasWhatWasWrittenAndDeleted() throws Exception {
        IdType id = (IdType) client.create().resource(pulse(61)).execute().getId();
        client.delete().resourceById(id.toVersionless()).execute();
        String trail = new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
        assertThat(trail)
                .contains(ward.clinician().holder().author().toString())
                .contains("STORE")
                .contains("RETRACT");
    }

    @Test
    void aPrescriptionIsSignedByItsPrescriberInABundle() {
        MedicationRequest request = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(new CodeableConcept().setText("bisoprolol"))
                .setSubject(patient);
        assertThatThrownBy(() -> client.create().resource(request).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("CLINICIAN_MISSING")
                .hasMessageContaining("/v1/intake");
    }

    @Test
    void whatIsWrongIsNamedByItsPlaceAndNothingIsKept() {
        assertThat(refusal(() ->
                        client.create().resource(pulse(62).setSubject(null)).execute()))
                .startsWith("422")
                .contains("Observation: NO_PATIENT");
        Observation dangling = pulse(62).setEncounter(new Reference("Encounter/never-was"));
        assertThat(refusal(() -> client.create().resource(dangling).execute()))
                .startsWith("422")
                .contains("reference to Encounter: UNRESOLVED_REFERENCE");
        assertThat(refusal(() ->
                        client.create().resource(pulse(62).setStatus(null)).execute()))
                .startsWith("422")
                .contains("Observation.status: TOO_FEW");
        Patient numberless = new Patient().addName(new HumanName().setFamily("Quintero"));
        assertThat(refusal(() -> ward.ofClerk().create().resource(numberless).execute()))
                .startsWith("422")
                .contains("Patient.identifier: NO_MEDICAL_RECORD_NUMBER");
    }

    @Test
    void whoPrefersAnOutcomeIsToldWhatIsWorthKnowingInsteadOfTheResource() {
        MethodOutcome added = client.create()
                .resource(pulse(67))
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();
        assertThat(((OperationOutcome) added.getOperationOutcome()).getIssue())
                .extracting(OperationOutcomeIssueComponent::getDiagnostics)
                .containsExactly("All OK");
        assertThat(added.getId().hasVersionIdPart()).isTrue();
    }

    @Test
    void theErrorsOfAResourceSayTheirPlacesInExpression() {
        UnprocessableEntityException refusal = catchThrowableOfType(
                UnprocessableEntityException.class,
                () -> client.create().resource(pulse(62).setStatus(null)).execute());
        assertThat(((OperationOutcome) refusal.getOperationOutcome()).getIssue())
                .flatExtracting(OperationOutcomeIssueComponent::getExpression)
                .extracting(StringType::getValue)
                .containsExactly("Observation.status");
    }

    @Test
    void aConditionThatSaysNothingOrLeavesAValueOutIsRefused() {
        IdType there = (IdType) client.create().resource(pulse(63)).execute().getId();
        for (String condition : List.of(
                "Observation?_format=json",
                "Observation?_sort=date&_count=1",
                "Observation?_id=" + there.getIdPart() + "&identifier=")) {
            assertThat(refusal(() ->
                            client.delete().resourceConditionalByUrl(condition).execute()))
                    .as(condition)
                    .startsWith("400")
                    .contains("INVALID_SEARCH");
        }
        assertThat(refusal(() -> client.create()
                        .resource(pulse(63))
                        .withAdditionalHeader("If-None-Exist", "Condition?code=1")
                        .execute()))
                .startsWith("400");
        assertThat(read(there.toVersionless()).getValueQuantity().getValue()).isEqualByComparingTo("63");
    }

    @Test
    void aConditionInAHeaderThatWouldBeLeftOutIsRefused() {
        IdType there = (IdType) client.create().resource(pulse(67)).execute().getId();
        assertThat(refusal(() -> client.create()
                        .resource(pulse(67))
                        .withAdditionalHeader("If-None-Exist", "identifier=a")
                        .withAdditionalHeader("If-None-Exist", "code=b")
                        .execute()))
                .startsWith("400");
        assertThat(refusal(() -> client.delete()
                        .resourceById(there.toVersionless())
                        .withAdditionalHeader("If-None-Match", "*")
                        .execute()))
                .startsWith("400");
        assertThat(read(there.toVersionless()).getValueQuantity().getValue()).isEqualByComparingTo("67");
    }

    @Test
    void anIdThatIsNotThatOfTheAddressAndAKindThatIsNoneAreRefused() throws Exception {
        IdType there = (IdType) client.create().resource(pulse(64)).execute().getId();
        String observation = text(withId(new IdType("Observation", "another")));
        assertThat(ward.put("Observation/" + there.getIdPart(), observation)).isEqualTo(400);
        assertThat(ward.put("Observation/another", observation.replace("\"id\":\"another\",", "")))
                .isEqualTo(400);
        assertThat(ward.put("Colour/another", observation)).isEqualTo(404);
    }

    @Test
    void aReferenceToAVersionStaysOneAndOneByAConditionIsForTransactions() {
        IdType there = (IdType) client.create().resource(pulse(65)).execute().getId();
        String version = there.toUnqualified().getValue();
        IdType about = (IdType) client.create()
                .resource(pulse(66).addHasMember(new Reference(version)))
                .execute()
                .getId();
        assertThat(read(about).getHasMemberFirstRep().getReference()).isEqualTo(version);
        assertThat(refusal(() -> client.create()
                        .resource(pulse(66).addPerformer(new Reference("Practitioner?identifier=a%7Cb")))
                        .execute()))
                .startsWith("422")
                .contains("Observation.performer[0].reference: BAD_REFERENCE");
    }

    @Test
    void anObservationThatQuotesADepressionIsAsSensitive() throws Exception {
        Condition depression = new Condition().setSubject(patient);
        depression
                .getCode()
                .addCoding(new Coding("http://snomed.info/sct", "35489007", "Depressive disorder (disorder)"));
        IdType id = (IdType) client.create().resource(depression).execute().getId();
        Observation about = pulse(62).addFocus(new Reference(id.toUnqualifiedVersionless()));
        IdType quoting = (IdType) client.create().resource(about).execute().getId();
        RestrictionId restriction =
                ward.patient().wallet().restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY")));
        try {
            assertThatThrownBy(() -> read(quoting.toVersionless())).isInstanceOf(ResourceNotFoundException.class);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(read(quoting.toVersionless()).getFocusFirstRep().getReference())
                .isEqualTo("Condition/" + id.getIdPart());
    }

    @Test
    void theCapabilityStatementSaysWhatCanBeWrittenOneByOne() {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(interactions(statement, "Observation")).contains("create", "update", "delete");
        assertThat(interactions(statement, "Patient"))
                .contains("create", "update")
                .doesNotContain("delete");
        assertThat(interactions(statement, "MedicationRequest"))
                .contains("delete")
                .doesNotContain("create", "update");
        assertThat(interactions(statement, "Organization")).contains("update").doesNotContain("create");
    }

    private static List<String> interactions(CapabilityStatement statement, String kind) {
        return statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(kind))
                .flatMap(resource -> resource.getInteraction().stream())
                .map(interaction -> interaction.getCode().toCode())
                .toList();
    }

    private static Patient person() {
        Identifier number = new Identifier().setSystem(AUTHORITY).setValue(fresh());
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        return new Patient()
                .addIdentifier(number)
                .addName(new HumanName().setFamily("Quintero").addGiven("Zacharias"));
    }

    private Observation pulse(int perMinute) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(patient)
                .setValue(new Quantity(perMinute));
    }

    private Observation withId(IdType id) {
        Observation observation = pulse(60);
        observation.setId(id.toUnqualifiedVersionless());
        return observation;
    }

    private Reference patientOfTheWard() throws Exception {
        Insured insured = Insured.in(ward.sample());
        Resource found = only("Patient?identifier=" + insured.authority() + "%7C" + insured.number());
        return new Reference(found.getIdElement().toUnqualifiedVersionless());
    }

    private String patientId() {
        return patient.getReferenceElement().getIdPart();
    }

    private Observation read(IIdType id) {
        return client.read().resource(Observation.class).withId((IdType) id).execute();
    }

    private Resource only(String url) {
        List<Resource> found = search(url);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Resource> search(String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static String refusal(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        return refusal.getStatusCode() + " " + refusal.getResponseBody();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private static String text(Resource resource) {
        return Ward.R4.newJsonParser().encodeResourceToString(resource);
    }
}
