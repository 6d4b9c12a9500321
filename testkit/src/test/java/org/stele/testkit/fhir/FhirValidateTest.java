package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.SharedNetwork;

/** HAPI's own client asks what is wrong with resources, and none is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirValidateTest {
    private Ward ward;
    private IGenericClient client;

    @BeforeAll
    void takeAPatientIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(4), "0088");
        client = ward.ofClinician();
    }

    @Test
    void whatIsWellIsSaidToBeAndNotWritten() throws Exception {
        List<Integer> before = looksAndWrites();
        OperationOutcome outcome = (OperationOutcome)
                client.validate().resource(pulse("Patient/any")).execute().getOperationOutcome();
        assertThat(outcome.getIssue()).singleElement().satisfies(issue -> {
            assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.INFORMATION);
            assertThat(issue.getDiagnostics()).isEqualTo("All OK");
        });
        assertThat(looksAndWrites()).isEqualTo(before);
    }

    @Test
    void eachThatIsWrongHasItsPlaceAndTheAnswerIsNoRefusal() {
        Observation wrong = pulse("Patient/any").setStatus(null).addPerformer(new Reference("Practitioner?name=x"));
        OperationOutcome outcome =
                (OperationOutcome) client.validate().resource(wrong).execute().getOperationOutcome();
        assertThat(outcome.getIssue()).allMatch(issue -> issue.getSeverity() == IssueSeverity.ERROR);
        assertThat(outcome.getIssue())
                .extracting(issue -> issue.getExpression().getFirst().getValue())
                .containsExactlyInAnyOrder("Observation.status", "Observation.performer[0].reference");
    }

    @Test
    void eachModeHasWhatOnlyItDemands() {
        Observation placeless = pulse("Patient/any").setSubject(null);
        assertThat(diagnostics("Observation", "", placeless)).containsExactly("All OK");
        assertThat(diagnostics("Observation", "create", placeless)).containsExactly("Observation: NO_PATIENT");
        assertThat(diagnostics("Observation", "update", placeless)).containsExactly("Observation.id: OTHER_ID");
        placeless.setId("one");
        assertThat(diagnostics("Observation", "update", placeless)).containsExactly("All OK");
        assertThat(diagnostics("Observation", "delete", placeless)).containsExactly("All OK");
        assertThat(diagnostics("Patient", "delete", placeless)).containsExactly("Patient: METHOD_NOT_ALLOWED");
        assertThat(diagnostics("Condition", "", placeless)).containsExactly("Condition: OTHER_KIND");
        MedicationRequest order = new MedicationRequest()
                .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(new CodeableConcept().setText("bisoprolol"))
                .setSubject(new Reference("Patient/any"));
        assertThat(diagnostics("MedicationRequest", "", order)).containsExactly("All OK");
        assertThat(diagnostics("MedicationRequest", "create", order))
                .containsExactly("MedicationRequest: CLINICIAN_MISSING");
    }

    @Test
    void whatIsNotKnownIsNotTakenForChecked() {
        Parameters profiled = asked("", pulse("Patient/any"));
        profiled.addParameter("profile", new StringType("http://example.org/profile"));
        assertThat(diagnostics("Observation", profiled))
                .containsExactly("Parameters.parameter[1].name: UNKNOWN_ELEMENT");
        assertThat(diagnostics("Observation", new Parameters())).isNotEmpty().doesNotContain("All OK");
        assertThat(diagnostics("Observation", asked("profile", pulse("Patient/any"))))
                .containsExactly("Parameters.parameter[0].value: NOT_IN_VALUE_SET");
    }

    @Test
    void whoHasNoSeatHereIsRefused() {
        assertThatThrownBy(() -> ward.unsigned()
                        .validate()
                        .resource(pulse("Patient/any"))
                        .execute())
                .isInstanceOf(AuthenticationException.class);
    }

    private List<String> diagnostics(String kind, String mode, Resource resource) {
        return diagnostics(kind, asked(mode, resource));
    }

    private List<String> diagnostics(String kind, Parameters asked) {
        return client
                .operation()
                .onType(kind)
                .named("$validate")
                .withParameters(asked)
                .returnResourceType(OperationOutcome.class)
                .execute()
                .getIssue()
                .stream()
                .map(OperationOutcomeIssueComponent::getDiagnostics)
                .toList();
    }

    private static Parameters asked(String mode, Resource resource) {
        Parameters asked = new Parameters();
        if (!mode.isEmpty()) {
            asked.addParameter("mode", new CodeType(mode));
        }
        asked.addParameter().setName("resource").setResource(resource);
        return asked;
    }

    private static Observation pulse(String patient) {
        Observation pulse = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().setText("heart rate"))
                .setSubject(new Reference(new IdType(patient)));
        return pulse.setValue(new Quantity(60));
    }

    private List<Integer> looksAndWrites() throws Exception {
        String trail = new String(ward.patient().wallet().trail(), StandardCharsets.UTF_8);
        return Stream.of("SEARCH", "OPEN", "STORE")
                .map(action -> trail.split(action, -1).length)
                .toList();
    }
}
