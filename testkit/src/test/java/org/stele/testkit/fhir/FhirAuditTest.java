package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.id.RestrictionId;
import org.stele.crypto.Bytes;
import org.stele.exchange.search.MadeId;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProofKind;
import org.stele.formats.proof.Shown;
import org.stele.formats.proof.TrailProof;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.proof.Statement;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.SharedNetwork;
import org.stele.testkit.scenario.Insured;
import org.stele.wallet.patient.PatientClient;

/** HAPI's own client reads a patient's trail and decisions, and takes proofs of what it reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirAuditTest {
    private final EmbeddedNetwork network = SharedNetwork.get();
    private final ProofVerifier verifier = new ProofVerifier(network.genesis());
    private Ward ward;
    private String number;
    private IGenericClient clinician;
    private IGenericClient patient;

    @BeforeAll
    void takeAPatientInAndLookAtThem() throws Exception {
        ward = Ward.open(network, Bundles.samples().get(8), "0101");
        number = Insured.in(ward.sample()).number();
        clinician = ward.ofClinician();
        patient = ward.ofPatient();
        conditions();
    }

    @Test
    void thePatientReadsLedgerAndJournalInOneListAndThatItIsAllIsProven() throws Exception {
        List<AuditEvent> events = all("AuditEvent?_count=500");
        TrailProof proven = (TrailProof) ProofFile.read(trailFile("AuditEvent/$proof"));
        int ledger =
                proven.subjects().stream().mapToInt(it -> it.entries().size()).sum();
        assertThat(events).hasSize(ledger + proven.journal().entries().size());
        assertThat(events)
                .anySatisfy(event ->
                        assertThat(event.getSubtype().getLast().getCode()).isEqualTo("CLAIMED"))
                .anySatisfy(event -> {
                    assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("read");
                    assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R);
                    assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue())
                            .isEqualTo(ward.clinician().holder().author().name());
                });
    }

    @Test
    void itIsSearchedByPatientDateAndActionReadByIdAndComesInPages() {
        List<AuditEvent> events = all("AuditEvent?_count=3&_sort=-date");
        assertThat(events)
                .extracting(event -> event.getIdElement().getIdPart())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(3);
        assertThat(events)
                .extracting(event -> event.getRecorded().toInstant())
                .isSortedAccordingTo(Comparator.reverseOrder());
        String self = events.getFirst().getEntityFirstRep().getWhat().getReference();
        assertThat(self).startsWith("Patient/");
        assertThat(all("AuditEvent?patient=" + self + "&date=ge2020-01-01")).hasSameSizeAs(events);
        assertThat(all("AuditEvent?patient=" + self + "&date=lt2020-01-01")).isEmpty();
        assertThat(all("AuditEvent?patient=Patient/never-was")).isEmpty();
        assertThat(all("AuditEvent?action=R"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getAction()).isEqualTo(AuditEvent.AuditEventAction.R));
        AuditEvent one = events.getFirst();
        AuditEvent read = patient.read()
                .resource(AuditEvent.class)
                .withId(one.getIdElement().toUnqualified())
                .execute();
        assertThat(text(read)).isEqualTo(text(one));
    }

    @Test
    void nobodyElseReadsItAndThePatientReadsNothingElse() {
        IIdType id = all("AuditEvent?_count=1").getFirst().getIdElement().toUnqualifiedVersionless();
        assertThat(refusal(clinician, id + "")).isEqualTo(refusal(clinician, "AuditEvent/never-was"));
        assertThat(refusal(clinician, id + "/$proof")).isEqualTo(refusal(clinician, "AuditEvent/never-was/$proof"));
        assertThat(search(clinician, "AuditEvent?_count=500").getTotal()).isZero();
        assertThatThrownBy(() -> binary(clinician, "AuditEvent/$proof"))
                .isInstanceOf(ForbiddenOperationException.class);
        for (String path : List.of("Condition", "Patient", "Provenance")) {
            assertThatThrownBy(() -> search(patient, path)).isInstanceOf(ForbiddenOperationException.class);
        }
    }

    @Test
    void anEntrysProofIsThatOfTheWholeTrailAndIsRefusedAfterAChangedByte() throws Exception {
        AuditEvent any = all("AuditEvent?_count=1").getFirst();
        String id = any.getIdElement().toUnqualifiedVersionless().getValue();
        Bytes file = trailFile(id + "/$proof");
        Shown shown = ProofFile.verify(file, verifier);
        assertThat(shown.kind()).isEqualTo(ProofKind.TRAIL);
        requireChangesRefused(file);
        String self = any.getEntityFirstRep().getWhat().getReference();
        assertThat(ProofFile.verify(trailFile("AuditEvent/$proof?patient=" + self), verifier)
                        .kind())
                .isEqualTo(ProofKind.TRAIL);
        assertThat(refusal(patient, "AuditEvent/never-was/$proof"))
                .isEqualTo(refusal(patient, "AuditEvent/$proof?patient=Patient/never-was"));
        assertThatThrownBy(() -> trailFile("AuditEvent/$proof?colour=red"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("colour");
    }

    @Test
    void aResourcesProofHoldsForWhomeverAndSaysWhoCommittedToIt() throws Exception {
        IIdType id = conditions().getFirst().getIdElement();
        Bytes file = proof(clinician, id.toUnqualifiedVersionless() + "/$proof");
        Shown shown = ProofFile.verify(file, verifier);
        assertThat(shown.kind()).isEqualTo(ProofKind.RECORD);
        assertThat(String.join("\n", shown.lines()))
                .contains(ward.clerk().employer().organisation().toString());
        requireChangesRefused(file);
        Bytes ofVersion = proof(clinician, id.toUnqualified() + "/$proof");
        assertThat(ProofFile.verify(ofVersion, verifier).lines()).isEqualTo(shown.lines());
    }

    @Test
    void ofWhatIsKeptBackThereIsAsLittleProofAsOfWhatNeverWas() throws Exception {
        String id = conditions()
                .getFirst()
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(refusal(clinician, id + "/$proof")).isEqualTo(refusal(clinician, "Condition/never-was/$proof"));
        } finally {
            ward.patient().wallet().lift(restriction);
        }
        assertThat(proof(clinician, id + "/$proof").length()).isPositive();
    }

    @Test
    void whatThePatientDecidedIsThereAsConsentsForThemAloneAndProven() throws Exception {
        PatientClient wallet = ward.patient().wallet();
        RestrictionId restriction =
                wallet.restrict(Optional.empty(), OpenedScope.of(List.of("sensitivity:PSY", "domain:mental-health")));
        String id = "Consent/"
                + MadeId.of(HexFormat.of().formatHex(restriction.value().bytes().toArray()));
        Consent consent = patient.read().resource(Consent.class).withId(id).execute();
        assertThat(consent.getIdentifierFirstRep().getValue()).isEqualTo(restriction.toString());
        assertThat(consent.getProvision().getType()).isNull();
        assertThat(consent.getProvision().getProvision())
                .allSatisfy(it -> assertThat(it.getType()).isEqualTo(Consent.ConsentProvisionType.DENY))
                .extracting(it -> it.getSecurityLabelFirstRep().getCode())
                .containsExactlyInAnyOrder("PSY", "mental-health", "unclassified");
        String self = consent.getPatient().getReference();
        assertThat(ids(patient, "Consent?status=active&patient=" + self)).contains(id);
        assertThat(ids(patient, "Consent?patient=Patient/never-was")).isEmpty();
        assertThat(ids(clinician, "Consent")).doesNotContain(id);
        assertThat(refusal(clinician, id)).isEqualTo(refusal(clinician, "Consent/never-was"));
        Bytes proof = proof(patient, id + "/$proof");
        assertThat(verifier.verify(new Proof(proof)).statement())
                .isInstanceOfSatisfying(
                        Statement.Present.class,
                        present -> assertThat(present.table()).isEqualTo(ConsentTables.RESTRICTION.name()));
        wallet.lift(restriction);
        assertThat(ids(patient, "Consent?status=active")).doesNotContain(id);
        assertThat(ids(patient, "Consent?status=inactive")).contains(id);
    }

    private static List<String> ids(IGenericClient by, String query) {
        return search(by, query).getEntry().stream()
                .map(entry -> entry.getResource()
                        .getIdElement()
                        .toUnqualifiedVersionless()
                        .getValue())
                .toList();
    }

    @Test
    void theCapabilityStatementHasTheProofs() {
        CapabilityStatement statement =
                ward.unsigned().capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getRestFirstRep().getResource())
                .allSatisfy(resource -> assertThat(resource.getOperation())
                        .anySatisfy(operation -> assertThat(operation.getName()).isEqualTo("proof")));
    }

    private void requireChangesRefused(Bytes file) {
        for (int place = 0; place < file.length(); place += 1 + file.length() / 40) {
            byte[] changed = file.toArray();
            changed[place] ^= 1;
            assertThatThrownBy(() -> ProofFile.verify(Bytes.wrap(changed), verifier))
                    .isInstanceOf(ProofException.class);
        }
    }

    /** Of this patient alone: others are taken in at the same hospital. */
    private List<Condition> conditions() {
        return search(clinician, "Condition?_count=500&patient.identifier=" + number).getEntry().stream()
                .map(entry -> (Condition) entry.getResource())
                .toList();
    }

    private Bytes trailFile(String path) {
        return proof(patient, path);
    }

    private static Bytes proof(IGenericClient by, String path) {
        Binary binary = binary(by, path);
        assertThat(binary.getContentType()).isEqualTo("application/cbor");
        return Bytes.of(binary.getData());
    }

    private static Binary binary(IGenericClient by, String path) {
        return by.fetchResourceFromUrl(Binary.class, by.getServerBase() + "/" + path);
    }

    private List<AuditEvent> all(String query) {
        List<AuditEvent> all = new ArrayList<>();
        Bundle page = search(patient, query);
        add(page, all);
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = patient.loadPage().next(page).execute();
            add(page, all);
        }
        assertThat(all).hasSize(page.getTotal());
        return all;
    }

    private static void add(Bundle page, List<AuditEvent> all) {
        page.getEntry().forEach(entry -> all.add((AuditEvent) entry.getResource()));
    }

    private static Bundle search(IGenericClient by, String query) {
        return by.search().byUrl(query).returnBundle(Bundle.class).execute();
    }

    /** The status and body of a refusal; empty where it is answered. */
    private static String refusal(IGenericClient by, String path) {
        try {
            by.fetchResourceFromUrl(Binary.class, by.getServerBase() + "/" + path);
            return "";
        } catch (BaseServerResponseException e) {
            return e.getStatusCode() + " " + e.getResponseBody();
        }
    }

    private static String text(AuditEvent event) {
        return Ward.R4.newJsonParser().encodeResourceToString(event);
    }
}
