package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.proposal.GrantProposal;
import org.stele.formats.proposal.ProposalState;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.SharedNetwork;
import org.stele.wallet.patient.PatientClient;

/** HAPI's own client proposes a grant to a patient, whose own key makes it one, or who declines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirProposalTest {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;
    private IGenericClient clinician;
    private IGenericClient patient;
    private PatientClient wallet;
    private String self;

    @BeforeAll
    void takeAPatientIn(@TempDir Path folder) throws Exception {
        ward = Ward.open(network, Bundles.like(Bundles.samples().get(14), "proposal", folder), "1601");
        clinician = ward.ofClinician();
        patient = ward.ofPatient();
        wallet = ward.patient().wallet();
        Bundle events = patient.search()
                .byUrl("AuditEvent?_count=1")
                .returnBundle(Bundle.class)
                .execute();
        self = ((AuditEvent) events.getEntryFirstRep().getResource())
                .getEntityFirstRep()
                .getWhat()
                .getReference();
    }

    @Test
    void whatThePatientSignsIsTheVeryGrantThatWasProposed() throws Exception {
        Consent sent = proposal("cardiology");
        MethodOutcome made = create(clinician, sent);
        assertThat(made.getCreated()).isTrue();
        String id = made.getId().toUnqualifiedVersionless().getValue();
        String task = id.replace("Consent", "Task");
        assertThat(consent(clinician, id).getStatus()).isEqualTo(Consent.ConsentState.PROPOSED);
        assertThat(consent(patient, id).getStatus()).isEqualTo(Consent.ConsentState.PROPOSED);
        assertThat(task(patient, task).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        assertThat(task(clinician, task).getFocus().getReference()).isEqualTo(id);
        assertThat(found(patient, "Task?status=requested&patient=" + self)).contains(task);
        assertThat(found(patient, "Consent?status=proposed")).contains(id);
        assertThat(refusal(() -> binary(patient, id + "/$proof"))).startsWith("404");

        MethodOutcome again = create(clinician, sent);
        assertThat(again.getId().toUnqualifiedVersionless().getValue()).isEqualTo(id);
        assertThat(made(id)).as("sent again, nothing more happened").isEqualTo(1);

        GrantProposal proposal = proposed(id);
        wallet.grant(proposal, OpenedScope.of(proposal.terms().labels()));
        Consent active = consent(patient, id);
        assertThat(active.getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(active.getIdentifierFirstRep().getValue())
                .isEqualTo(proposal.grant().toString());
        assertThat(active.getProvision()
                        .getProvisionFirstRep()
                        .equalsDeep(sent.getProvision().getProvisionFirstRep()))
                .as("just what was sent")
                .isTrue();
        assertThat(active.getMeta().getVersionId())
                .as("whoever knows the proposal is told of the grant")
                .isNotEqualTo(made.getId().getVersionIdPart());
        assertThat(consent(clinician, id).getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(task(patient, task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        Bytes proof = Bytes.of(binary(patient, id + "/$proof").getData());
        assertThat(new ProofVerifier(network.genesis()).verify(new Proof(proof)).statement())
                .isInstanceOfSatisfying(
                        Statement.Present.class,
                        present -> assertThat(present.table()).isEqualTo(ConsentTables.GRANT.name()));
        wallet.revoke(proposal.grant());
        assertThat(consent(patient, id).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(task(clinician, task).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    }

    @Test
    void whatThePatientDeclinesIsRejectedAndGrantsNothing() throws Exception {
        String id = propose("dental");
        GrantProposal proposal = proposed(id);
        wallet.decline(proposal.grant());
        wallet.decline(proposal.grant());
        assertThat(proposed(id).state()).isEqualTo(ProposalState.DECLINED);
        assertThat(consent(clinician, id).getStatus()).isEqualTo(Consent.ConsentState.REJECTED);
        assertThat(task(patient, id.replace("Consent", "Task")).getStatus()).isEqualTo(Task.TaskStatus.REJECTED);
        assertThat(events(id)).as("made, read and declined once each").isEqualTo(3);
    }

    @Test
    void whoeverMayNotSeeThePatientIsToldAsMuchAsOfWhatNeverWas() throws Exception {
        String id = propose("imaging");
        String never = "Consent/stele.00112233445566778899aabbccddeeff";
        assertThat(refusal(() -> consent(ward.ofClerk(), id))).isEqualTo(refusal(() -> consent(ward.ofClerk(), never)));
        RestrictionId restriction = wallet.restrict(Optional.empty());
        try {
            assertThat(refusal(() -> consent(clinician, id)))
                    .startsWith("404")
                    .isEqualTo(refusal(() -> consent(clinician, never)));
            assertThat(refusal(() -> task(clinician, id.replace("Consent", "Task"))))
                    .startsWith("404");
            Consent other = proposal("imaging");
            other.getPatient().setReference("Patient/never-was");
            other.getPerformerFirstRep().setReference("Patient/never-was");
            assertThat(refusal(() -> create(clinician, proposal("imaging"))))
                    .isEqualTo(refusal(() -> create(clinician, other)));
        } finally {
            wallet.lift(restriction);
        }
        assertThat(consent(clinician, id).getStatus()).isEqualTo(Consent.ConsentState.PROPOSED);
    }

    @Test
    void whatNoGrantCanSayAndWhatNobodyCouldSignIsRefusedWithItsPlace() {
        Consent beyond = proposal("cardiology");
        beyond.getProvision().addAction().addCoding(new Coding(TERMINOLOGY + "consentaction", "collect", null));
        assertThat(places(() -> create(clinician, beyond))).containsExactly("Consent.provision.action");
        Consent unknown = proposal("cardiology");
        unknown.getProvision()
                .getActorFirstRep()
                .getReference()
                .getIdentifier()
                .setValue(RandomId.generate().toString());
        assertThat(places(() -> create(clinician, unknown))).containsExactly("Consent.provision.actor[0].reference");
        Consent endless = proposal("cardiology");
        endless.getProvision().getPeriod().getEndElement().setValueAsString("9000-01-01T00:00:00Z");
        assertThat(places(() -> create(clinician, endless))).containsExactly("Consent.provision.period");
        Consent unclaimed = proposal("cardiology");
        String stranger = newcomer();
        unclaimed.getPatient().setReference(stranger);
        unclaimed.getPerformerFirstRep().setReference(stranger);
        assertThat(places(() -> create(clinician, unclaimed))).containsExactly("Consent.patient");
        assertThat(refusal(() -> create(ward.ofClerk(), proposal("cardiology"))))
                .startsWith("403");
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setResource(proposal("cardiology"))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Consent");
        assertThat(refusal(() -> clinician.transaction().withBundle(transaction).execute()))
                .startsWith("422")
                .contains("Bundle.entry[0].resource.status", "PROPOSED_ALONE");
    }

    @Test
    void whatNamesAVersionOfThePatientIsReadByItsAuthorAllTheSame() {
        Consent consent = proposal("allergy");
        Patient present = clinician.read().resource(Patient.class).withId(self).execute();
        consent.getPatient()
                .setReference(self + "/_history/" + present.getMeta().getVersionId());
        consent.setPerformer(List.of());
        String id =
                create(clinician, consent).getId().toUnqualifiedVersionless().getValue();
        assertThat(consent(clinician, id).getPatient().getReference()).isEqualTo(self);
    }

    @Test
    void nobodyDeletesAProposalNorIsToldWhetherItIsThere() {
        String id = propose("oncology");
        String never = "Consent/stele.00112233445566778899aabbccddeeff";
        for (IGenericClient client : List.of(clinician, patient, ward.ofClerk())) {
            for (String path : List.of(id, id.replace("Consent", "Task"))) {
                assertThat(refusal(() ->
                                client.delete().resourceById(new IdType(path)).execute()))
                        .startsWith("405")
                        .isEqualTo(refusal(() ->
                                client.delete().resourceById(new IdType(never)).execute()));
            }
        }
        assertThat(consent(clinician, id).getStatus()).isEqualTo(Consent.ConsentState.PROPOSED);
    }

    @Test
    void noProposalGetsIntoTheChartByAnotherWay() {
        Consent document = proposal("cardiology");
        document.setStatus(Consent.ConsentState.INACTIVE);
        IdType there = new IdType(
                create(clinician, document).getId().toUnqualifiedVersionless().getValue());
        document.setStatus(Consent.ConsentState.DRAFT);
        document.setId(there);
        assertThat(places(() -> clinician.update().resource(document).execute()))
                .containsExactly("Consent.status");
        assertThat(refusal(() -> clinician
                        .patch()
                        .withBody("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"proposed\"}]")
                        .withId(there)
                        .execute()))
                .startsWith("422")
                .contains("Consent.status", "PROPOSED_ALONE");
        document.setId((IdType) null);
        assertThat(places(() -> clinician
                        .update()
                        .resource(document)
                        .conditionalByUrl("Consent?identifier=urn:none|none&patient=" + self)
                        .execute()))
                .containsExactly("Consent.status");
    }

    private Consent proposal(String domain) {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.PROPOSED);
        consent.getDateTimeElement()
                .setValueAsString(
                        Instant.ofEpochMilli(InstantSource.system().millis()).toString());
        consent.setScope(concept(TERMINOLOGY + "consentscope", "patient-privacy"));
        consent.addCategory(concept("http://loinc.org", "59284-0"));
        consent.getPatient().setReference(self);
        consent.addPerformer().setReference(self);
        consent.setPolicyRule(concept(TERMINOLOGY + "v3-ActCode", "OPTOUT"));
        Consent.ProvisionComponent root = consent.getProvision();
        Instant now = Instant.ofEpochMilli(InstantSource.system().millis()).truncatedTo(ChronoUnit.SECONDS);
        root.getPeriod().getStartElement().setValueAsString(now.minusSeconds(60).toString());
        root.getPeriod()
                .getEndElement()
                .setValueAsString(now.plus(Duration.ofDays(30)).toString());
        Consent.provisionActorComponent actor = root.addActor();
        actor.setRole(concept(TERMINOLOGY + "v3-ParticipationType", "IRCP"));
        actor.getReference()
                .setType("Organization")
                .setIdentifier(new Identifier()
                        .setSystem("urn:stele:org")
                        .setValue(network.member("hospital-b").organisation().toString()));
        root.addPurpose(new Coding(TERMINOLOGY + "v3-ActReason", "TREAT", null));
        Consent.ProvisionComponent rule = root.addProvision().setType(Consent.ConsentProvisionType.PERMIT);
        rule.addSecurityLabel(new Coding("urn:stele:label:domain", domain, null));
        rule.addProvision()
                .setType(Consent.ConsentProvisionType.DENY)
                .addSecurityLabel(new Coding("urn:stele:label:domain", "unclassified", null));
        return consent;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }

    private String newcomer() {
        Identifier number = new Identifier()
                .setSystem("http://hospital.example")
                .setValue(RandomId.generate().toString());
        number.setType(concept(TERMINOLOGY + "v2-0203", "MR"));
        Patient person = new Patient().addIdentifier(number);
        person.addName().setFamily("Newcomer");
        return ward.ofClerk()
                .create()
                .resource(person)
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private static MethodOutcome create(IGenericClient by, Consent consent) {
        return by.create().resource(consent).execute();
    }

    private String propose(String domain) {
        return create(clinician, proposal(domain))
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private GrantProposal proposed(String id) throws Exception {
        String grant = consent(patient, id).getIdentifierFirstRep().getValue();
        return wallet.proposals().stream()
                .filter(one -> one.grant().toString().equals(grant))
                .findFirst()
                .orElseThrow();
    }

    private static Consent consent(IGenericClient by, String id) {
        return by.read().resource(Consent.class).withId(id).execute();
    }

    private static Task task(IGenericClient by, String id) {
        return by.read().resource(Task.class).withId(id).execute();
    }

    private static Binary binary(IGenericClient by, String path) {
        return by.fetchResourceFromUrl(Binary.class, by.getServerBase() + "/" + path);
    }

    private static List<String> found(IGenericClient by, String query) {
        return by.search().byUrl(query).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(entry -> entry.getResource()
                        .getIdElement()
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
    }

    /** How often it was proposed, by the patient's own trail. */
    private long made(String id) {
        return trail(id).stream()
                .filter(event -> event.getAgentFirstRep()
                        .getPolicy()
                        .getFirst()
                        .asStringValue()
                        .contains("PROPOSAL_MADE"))
                .count();
    }

    private long events(String id) {
        return trail(id).size();
    }

    private List<AuditEvent> trail(String id) {
        String grant = consent(patient, id).getIdentifierFirstRep().getValue();
        return patient
                .search()
                .byUrl("AuditEvent?subtype=PROPOSE&_count=500")
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (AuditEvent) entry.getResource())
                .filter(event -> event.getEntity().stream()
                        .anyMatch(entity ->
                                grant.equals(entity.getWhat().getIdentifier().getValue())))
                .toList();
    }

    private static List<String> places(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        assertThat(refusal.getStatusCode()).isEqualTo(422);
        OperationOutcome outcome =
                Ward.R4.newJsonParser().parseResource(OperationOutcome.class, refusal.getResponseBody());
        return outcome.getIssue().stream()
                .flatMap(issue -> issue.getExpression().stream())
                .map(it -> it.getValue())
                .toList();
    }

    private static String refusal(ThrowingCallable work) {
        BaseServerResponseException refusal = catchThrowableOfType(BaseServerResponseException.class, work);
        return refusal.getStatusCode() + " " + refusal.getResponseBody();
    }
}
