package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.Validity;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.formats.scope.OpenedScope;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.people.Clinician;
import org.stele.testkit.people.Identity;
import org.stele.testkit.people.Reception;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.people.Staffing;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import tools.jackson.databind.JsonNode;

/** An observation that was written into the wrong patient's chart, on real nodes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirMisattributionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Wrong(List<RecordId> records, Optional<SubjectId> right) {}

    private Ward ward;
    private IGenericClient client;
    private Clinician elsewhere;
    private Insured insured;
    private String wrong;
    private String right;
    private SubjectId home;

    @BeforeAll
    void takeTwoPatientsIn() throws Exception {
        ward = Ward.open(SharedNetwork.get(), Bundles.samples().get(14), "1401");
        client = ward.ofClinician();
        insured = Insured.in(ward.sample());
        wrong = patient(insured.authority(), insured.number());
        elsewhere = Staffing.of(SharedNetwork.get(), "hospital-b", "board")
                .clinician(Identity.npi("Stranger", "0000014013"));
        String number = UUID.randomUUID().toString();
        home = takeIn(insured.authority(), number);
        right = patient(insured.authority(), number);
    }

    @Test
    void itIsMovedUnderItsAddressAndWhoeverReadItIsToldHereAndAtTheOtherHospital() throws Exception {
        MethodOutcome created = client.create().resource(pulse()).execute();
        String id = created.getId().getIdPart();
        RecordId record = record(created.getId().getVersionIdPart());
        client.read().resource(Observation.class).withId(id).execute();
        readElsewhere();
        JsonNode corrected = correct(record, Optional.of(home));
        assertThat(correct(record, Optional.of(home))).isEqualTo(corrected);
        Observation moved = client.read().resource(Observation.class).withId(id).execute();
        assertThat(moved.getSubject().getReference()).isEqualTo(right);
        assertThat(moved.getSubject().getDisplay()).isNull();
        assertThat(moved.getSubject().hasIdentifier()).isFalse();
        assertThat(moved.getValueQuantity().getValueElement().getValueAsString())
                .isEqualTo("61.50");
        assertThat(found("Observation?patient=" + wrong + "&_id=" + id)).isZero();
        assertThat(found("Observation?patient=" + right + "&_id=" + id)).isEqualTo(1);
        Provenance provenance =
                (Provenance) search("Provenance?target=Observation/" + id).getFirst();
        assertThat(provenance.getReasonFirstRep().getCodingFirstRep().getCode()).isEqualTo("WRONG_PATIENT");
        assertThat(provenance.getEntityFirstRep().getWhat().getIdentifier().getValue())
                .isEqualTo(record.toString());
        assertThat(listed(ward.clinician().node(), ward.clinician(), record)
                        .path("subject")
                        .asString())
                .isEqualTo(ward.patient().subject().toString());
        JsonNode there = listed(elsewhere.node(), elsewhere, record);
        assertThat(there.path("custodian").asString())
                .isEqualTo(ward.clerk().employer().organisation().toString());
        assertThat(there.toString()).doesNotContain(home.toString());
    }

    @Test
    void whatIsAskedForWronglyIsRefusedAndNothingIsMoved() throws Exception {
        MethodOutcome created = client.create().resource(pulse()).execute();
        RecordId record = record(created.getId().getVersionIdPart());
        refused("NOT_CURRENT", () -> correct(RecordId.generate(), Optional.of(home)));
        refused("NOT_FOUND", () -> correct(record, Optional.of(new SubjectId(RandomId.generate()))));
        refused("INVALID", () -> correct(record, Optional.of(ward.patient().subject())));
        assertThat(found("Observation?patient=" + wrong + "&_id="
                        + created.getId().getIdPart()))
                .isEqualTo(1);
    }

    @Test
    void whoHasTheOneNumberIsCrossReferencedToTheOthersAndNobodyToNobody() {
        Parameters others = pix(insured.number());
        String address = ((Reference) others.getParameter("targetId").getValue()).getReference();
        assertThat(address).endsWith("/fhir/R4/" + wrong);
        List<Identifier> targets = others.getParameter().stream()
                .filter(it -> it.getName().equals("targetIdentifier"))
                .map(it -> (Identifier) it.getValue())
                .toList();
        assertThat(targets)
                .isNotEmpty()
                .noneMatch(it ->
                        it.getValue().equals(insured.number()) && it.getSystem().equals(insured.authority()));
        assertThatThrownBy(() -> pix(UUID.randomUUID().toString())).isInstanceOf(ResourceNotFoundException.class);
    }

    private Parameters pix(String number) {
        return client.operation()
                .onType(Patient.class)
                .named("$ihe-pix")
                .withParameter(
                        Parameters.class,
                        "sourceIdentifier",
                        new org.hl7.fhir.r4.model.StringType(insured.authority() + "|" + number))
                .useHttpGet()
                .execute();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        NodeProblem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private JsonNode correct(RecordId record, Optional<SubjectId> to) throws Exception {
        return ward.clerk()
                .node()
                .post(
                        "/v1/subjects/" + ward.patient().subject() + "/misattributions",
                        new Wrong(List.of(record), to),
                        ward.clerk().holder());
    }

    private static JsonNode listed(NodeClient node, Clinician reader, RecordId record) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            for (JsonNode line : node.get("/v1/misattributions", reader.holder())) {
                if (line.path("records").toString().contains(record.toString())) {
                    return line;
                }
            }
            assertThat(Instant.now()).as("not told within a minute").isBefore(end);
        }
    }

    private void readElsewhere() throws Exception {
        Instant from = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(60);
        ward.patient()
                .wallet()
                .grant(
                        Grantee.organisation(elsewhere.employer().organisation()),
                        new TreeSet<>(Set.of(Purpose.TREAT)),
                        new Validity(from, from.plus(Duration.ofDays(30))),
                        OpenedScope.of(List.of("domain:*", "sensitivity:*")));
        OrganisationId custodian = ward.clerk().employer().organisation();
        SubjectId subject = elsewhere.seat().subject(custodian, insured.authority(), insured.number());
        assertThat(elsewhere.seat().access(custodian, subject, Purpose.TREAT)).isNotEmpty();
    }

    private Observation pulse() {
        Reference subject = new Reference(wrong);
        subject.setDisplay("Somebody else");
        subject.setIdentifier(new Identifier().setSystem(insured.authority()).setValue(insured.number()));
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept().addCoding(new Coding("http://loinc.org", "8867-4", "Heart rate")))
                .setSubject(subject)
                .setValue(new Quantity().setValue(new java.math.BigDecimal("61.50")));
    }

    private SubjectId takeIn(String authority, String value) throws Exception {
        Patient person = new Patient().addName(new HumanName().setFamily("Quintero"));
        person.setId("Patient/" + UUID.randomUUID());
        Identifier number = new Identifier().setSystem(authority).setValue(value);
        number.getType().addCoding(new Coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR", null));
        person.addIdentifier(number);
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        bundle.addEntry().setFullUrl("urn:uuid:" + UUID.randomUUID()).setResource(person);
        return new Reception(Staffing.of(SharedNetwork.get(), "hospital-a", "board"), ward.clerk())
                .receive(Ward.R4.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8))
                .subject();
    }

    private String patient(String authority, String number) {
        return search("Patient?identifier=" + authority + "%7C" + number)
                .getFirst()
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private int found(String url) {
        return search(url).size();
    }

    private List<org.hl7.fhir.r4.model.Resource> search(String url) {
        return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static RecordId record(String version) {
        return new RecordId(new RandomId(Bytes.wrap(HexFormat.of().parseHex(version))));
    }
}
