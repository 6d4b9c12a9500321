package org.stele.testkit.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.network.Purpose;
import org.stele.crypto.Bytes;
import org.stele.crypto.DecryptionException;
import org.stele.crypto.HpkeKeyPair;
import org.stele.formats.proof.ProofFile;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.testkit.data.Bundles;
import org.stele.testkit.network.EmbeddedNetwork;
import org.stele.testkit.people.SharedNetwork;
import org.stele.wallet.Holder;
import org.stele.wallet.http.NodeClient;
import org.stele.wallet.http.NodeProblem;
import org.stele.wallet.http.Submitted;
import org.stele.wallet.release.OpenedSummary;
import org.stele.wallet.release.ReleaseOpener;
import org.stele.wallet.release.SealedSummary;
import org.stele.wallet.release.SummaryOpener;

/** Patients take a summary of their own chart, all of it held against the ledger, and nobody else takes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnSummaryTest {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final EmbeddedNetwork network = SharedNetwork.get();
    private Ward ward;

    @BeforeAll
    void takeAPatientIn(@TempDir Path folder) throws Exception {
        ward = Ward.open(network, Bundles.like(Bundles.samples().get(14), "summary", folder), "1501");
    }

    @Test
    void itIsADocumentOfRecordsThatStandOnTheLedger() throws Exception {
        OpenedSummary summary = summary();
        Bundle document = bundle(summary);
        assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
        Composition composition = (Composition) document.getEntryFirstRep().getResource();
        assertThat(composition.getSection())
                .extracting(Composition.SectionComponent::getTitle)
                .startsWith("Problems", "Allergies and intolerances", "Medications");
        assertThat(resources(document)).anyMatch(it -> it instanceof Patient);
        assertThat(summary.made().records()).isNotEmpty();
        assertThat(summary.made().shown().lines())
                .filteredOn(line -> line.contains(" is what "))
                .hasSameSizeAs(summary.made().records());
        assertThat(summary.toString()).doesNotContain("Patient");
    }

    @Test
    void whatIsKeptBackFromTheHospitalIsInItAllTheSame() throws Exception {
        long before = bundle(summary()).getEntry().size();
        RestrictionId restriction = ward.patient().wallet().restrict(Optional.empty());
        try {
            assertThat(bundle(summary()).getEntry()).hasSize((int) before);
        } finally {
            ward.patient().wallet().lift(restriction);
        }
    }

    @Test
    void itIsInTheTrailAsThePatientsOwnReading() throws Exception {
        long before = releases();
        summary();
        assertThat(releases()).isEqualTo(before + 1);
        assertThat(trail())
                .anySatisfy(line -> assertThat(line)
                        .contains("RELEASE by " + ward.patient().holder().author() + " for PATRQT under permit:"));
    }

    @Test
    void itOpensWithThePatientsKeyOnly() throws Exception {
        SealedSummary sealed = ward.patient().wallet().summary();
        Holder patient = ward.patient().holder();
        Holder other = new Holder(patient.network(), patient.author(), patient.signing(), HpkeKeyPair.generate());
        assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> opener().open(sealed, other));
    }

    @Test
    void aDocumentMadeUnderAnotherPermitIsNotTakenForThisOne() throws Exception {
        SealedSummary one = ward.patient().wallet().summary();
        SealedSummary other = ward.patient().wallet().summary();
        assertThatExceptionOfType(DecryptionException.class)
                .isThrownBy(() -> opener().open(
                                new SealedSummary(one.release(), other.document()),
                                ward.patient().holder()));
    }

    @Test
    void aPermitOfSomebodyElseMakesNone() throws Exception {
        Holder clinician = ward.clinician().holder();
        Map<String, Object> permit = permit(ward.patient().holder());
        assertThatExceptionOfType(NodeProblem.class)
                .isThrownBy(() -> node().post("/v1/releases/summary", permit, clinician))
                .matches(refused -> refused.code().equals("ACCESS_REFUSED"));
    }

    private Map<String, Object> permit(Holder asker) throws Exception {
        AccessCommand.Request request = new AccessCommand.Request(
                ward.patient().subject(),
                Purpose.PATRQT,
                asker.sealing().publicKey(),
                Instant.ofEpochMilli(InstantSource.system().millis()).plus(Duration.ofMinutes(10)),
                Optional.empty());
        Submitted done = node().submit(asker.transaction("access", "request", request, node().clock()));
        return Map.of("permit", done.transaction().toString(), "height", done.height());
    }

    private OpenedSummary summary() throws Exception {
        return opener().open(ward.patient().wallet().summary(), ward.patient().holder());
    }

    private SummaryOpener opener() {
        return new SummaryOpener(new ReleaseOpener(node(), new ProofVerifier(network.genesis())));
    }

    private NodeClient node() {
        return ward.patient().node();
    }

    private long releases() throws Exception {
        return trail().stream().filter(line -> line.contains(" RELEASE by ")).count();
    }

    private List<String> trail() throws Exception {
        return ProofFile.verify(Bytes.wrap(ward.patient().wallet().trail()), new ProofVerifier(network.genesis()))
                .lines();
    }

    private static Stream<Resource> resources(Bundle document) {
        return document.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }

    private static Bundle bundle(OpenedSummary summary) {
        String json = new String(summary.document().unsafeArray(), StandardCharsets.UTF_8);
        return R4.newJsonParser().parseResource(Bundle.class, json);
    }
}
