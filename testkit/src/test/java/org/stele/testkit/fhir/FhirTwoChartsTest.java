package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;

/** Two patients whose sources gave the same ids and identifiers: what is written for the one does not depend on what the other has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirTwoChartsTest {
    private static final String DEVICE = "http://hospital-a.example/analyser";
    private static final String STAFF = "http://hospital-a.example/staff";
    private static final String AUTHORITY = "http://hospital-a.example/mrn";

    private final String id = "same-" + UUID.randomUUID();
    private final String own = "own-" + UUID.randomUUID();
    private IGenericClient client;
    private String one;
    private String other;
    private String oneOfTwo;

    @BeforeAll
    void takeTwoPatientsIn() throws Exception {
        Ward ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(13), "1201");
        client = ward.ofClinician();
        Reception reception = new Reception(Staffing.of(SharedNetwork.get(), "hospital-a", "board"), ward.clerk());
        one = takeIn(reception, "Patient/" + UUID.randomUUID(), id);
        other = takeIn(reception, "Patient/" + UUID.randomUUID(), id);
        String same = "Patient/" + UUID.randomUUID();
        oneOfTwo = takeIn(reception, same, own);
        takeIn(reception, same, "other-" + own);
    }

    @Test
    void nothingIsWrittenToAPatientWhoMayBeEitherOfTwo() {
        String mark = UUID.randomUUID().toString();
        Bundle sent = new Bundle().setType(BundleType.TRANSACTION);
        Observation later = pulse(oneOfTwo, 71);
        later.setId("Observation/" + own);
        sent.addEntry().setResource(later).getRequest().setMethod(HTTPVerb.PUT).setUrl("Observation/" + own);
        assertThatThrownBy(() -> execute(sent)).isInstanceOf(ResourceVersionConflictException.class);
        add(sent, pulse(oneOfTwo, 72).addIdentifier(number(mark)), "identifier=" + DEVICE + "|" + mark);
        assertThatThrownBy(() -> execute(sent)).isInstanceOf(ResourceVersionConflictException.class);
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).isEmpty();
    }

    @Test
    void aConditionThatSaysWhichPatientIsMeantPatchesAndUpdatesTheOneOfTwoWithTheSameId() {
        String condition = "Observation?_id=" + id + "&patient=" + one;
        client.patch()
                .withBody("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]")
                .conditionalByUrl(condition)
                .execute();
        assertThat(of(one).getStatus()).isEqualTo(Observation.ObservationStatus.AMENDED);
        assertThat(of(other).getStatus()).isEqualTo(Observation.ObservationStatus.FINAL);
        client.update()
                .resource(pulse(one, 71).addIdentifier(number(id)))
                .conditionalByUrl(condition)
                .execute();
        assertThat(of(one).getValueQuantity().getValue()).isEqualByComparingTo("71");
        assertThat(of(other).getValueQuantity().getValue()).isEqualByComparingTo("60");
    }

    @Test
    void whatAnotherPatientHasIsNoReasonNotToAddIt() {
        String mark = UUID.randomUUID().toString();
        assertThat(createUnless(one, mark).getCreated()).isTrue();
        MethodOutcome second = createUnless(other, mark);
        assertThat(second.getCreated()).isTrue();
        MethodOutcome again = createUnless(other, mark);
        assertThat(again.getId().getIdPart()).isEqualTo(second.getId().getIdPart());
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).hasSize(2);
    }

    @Test
    void aConditionalUpdateLooksIntoThePatientsOwnChart() {
        String mark = UUID.randomUUID().toString();
        MethodOutcome first = createUnless(one, mark);
        MethodOutcome second = putWhere(other, 71, mark);
        assertThat(second.getCreated()).isTrue();
        assertThat(second.getId().getIdPart()).isNotEqualTo(first.getId().getIdPart());
        MethodOutcome changed = putWhere(other, 72, mark);
        assertThat(changed.getCreated()).isNotEqualTo(true);
        assertThat(changed.getId().getIdPart()).isEqualTo(second.getId().getIdPart());
        assertThat(search("Observation?identifier=" + DEVICE + "%7C" + mark)).hasSize(2);
    }

    private MethodOutcome putWhere(String patient, int perMinute, String mark) {
        return client.update()
                .resource(pulse(patient, perMinute).addIdentifier(number(mark)))
                .conditionalByUrl("Observation?identifier=" + DEVICE + "%7C" + mark)
                .execute();
    }

    @Test
    void aTransactionLooksIntoThePatientsOwnChartForWhatItAddsOnlyWhereItIsNot() {
        String mark = UUID.randomUUID().toString();
        List<BundleEntryComponent> first = execute(withDoctor(one, mark));
        List<BundleEntryComponent> second = execute(withDoctor(other, mark));
        assertThat(second)
                .as("a practitioner of another chart comes along as any")
                .extracting(it -> it.getResponse().getStatus())
                .containsExactly("201", "201");
        List<BundleEntryComponent> third = execute(withDoctor(one, mark));
        assertThat(third).extracting(it -> it.getResponse().getStatus()).containsExactly("200", "200");
        assertThat(ids(third)).isEqualTo(ids(first)).isNotEqualTo(ids(second));
    }

    @Test
    void whatATransactionFindsIsAnsweredAlsoWhereAnotherChartHasTheSameId() {
        Bundle sent = new Bundle().setType(BundleType.TRANSACTION);
        add(sent, pulse(other, 60).addIdentifier(number(id)), "identifier=" + DEVICE + "|" + id);
        add(sent, pulse(other, 72), "");
        List<BundleEntryComponent> answers = execute(sent);
        assertThat(answers).extracting(it -> it.getResponse().getStatus()).containsExactly("200", "201");
        assertThat(((Observation) answers.getFirst().getResource()).getSubject().getReference())
                .isEqualTo(other);
        assertThat(ids(execute(sent))).isEqualTo(ids(answers));
    }

    private Bundle withDoctor(String patient, String mark) {
        Bundle sent = new Bundle().setType(BundleType.TRANSACTION);
        String doctor = add(
                sent,
                new Practitioner()
                        .addIdentifier(new Identifier().setSystem(STAFF).setValue(mark)),
                "identifier=" + STAFF + "|" + mark);
        add(
                sent,
                pulse(patient, 73).addIdentifier(number(mark)).addPerformer(new Reference(doctor)),
                "identifier=" + DEVICE + "|" + mark);
        return sent;
    }

    private static String add(Bundle bundle, Resource resource, String unless) {
        String url = "urn:uuid:" + UUID.randomUUID();
        BundleEntryComponent entry = bundle.addEntry().setFullUrl(url).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        if (!unless.isEmpty()) {
            entry.getRequest().setIfNoneExist(unless);
        }
        return url;
    }

    private MethodOutcome createUnless(String patient, String mark) {
        return client.create()
                .resource(pulse(patient, 70).addIdentifier(number(mark)))
                .conditionalByUrl("Observation?identifier=" + DEVICE + "%7C" + mark)
                .execute();
    }

    private List<BundleEntryComponent> execute(Bundle sent) {
        return client.transaction().withBundle(sent).execute().getEntry();
    }

    private static List<String> ids(List<BundleEntryComponent> answers) {
        return answers.stream()
                .map(it -> new IdType(it.getResponse().getLocation()).getIdPart())
                .toList();
    }

    private Observation of(String patient) {
        return (Observation)
                search("Observation?_id=" + id + "&patient=" + patient).getFirst();
    }

    private List<Resource> search(String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private String takeIn(Reception reception, String patient, String id) throws Exception {
        Patient person = new Patient().addName(new HumanName().setFamily("Quintero"));
        person.setId(patient);
        Identifier number =
                new Identifier().setSystem(AUTHORITY).setValue(UUID.randomUUID().toString());
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        person.addIdentifier(number);
        Observation pulse = pulse(patient, 60).addIdentifier(number(id));
        pulse.setId("Observation/" + id);
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(person);
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(pulse);
        reception.receive(Ward.R4.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8));
        return patient;
    }

    private static Identifier number(String value) {
        return new Identifier().setSystem(DEVICE).setValue(value);
    }

    private static Observation pulse(String patient, int perMinute) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(new Reference(patient))
                .setValue(new Quantity(perMinute));
    }
}
