package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.trail.TrailTables;
import org.stele.crypto.Bytes;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.formats.proof.Evidence;
import org.stele.formats.proof.ProofContent;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.proof.ReleaseProof;
import org.stele.formats.proof.TrailProof;
import org.stele.formats.release.Release;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.transaction.TransactionBuilder;

/** A file is about the subject's own custodian and its journal, whatever whoever made it would rather show. */
class ProvenCustodianTest {
    private static TestNetwork network;
    private static Admitted admitted;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        admitted = network.hospitalA().admit();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void aTrailWithoutTheJournalThatWasPostedIsRefused() throws Exception {
        TrailProof whole = trail();
        whole.check(new Evidence(network.verifier()));
        TrailProof without = new TrailProof(
                whole.subject(),
                whole.custodian(),
                whole.subjectState(),
                whole.count(),
                whole.entries(),
                whole.journalRoot(),
                Optional.empty());
        refused(without, "the file lacks the journal");
    }

    @Test
    void aTrailWithAnotherMembersJournalIsRefused() throws Exception {
        refused(trailOf(trail(), network.insurer().id()), "the subject is at another custodian");
    }

    @Test
    void aTrailThatProvesSomethingElseThanTheJournalsRootIsRefused() throws Exception {
        TrailProof whole = trail();
        TrailProof other = new TrailProof(
                whole.subject(),
                whole.custodian(),
                whole.subjectState(),
                whole.count(),
                whole.entries(),
                whole.count(),
                Optional.empty());
        refused(other, "a proof in the file is about something else");
    }

    @Test
    void aCustodianThatNeverPostedAJournalProvesThatItDidNot() throws Exception {
        SubjectId subject = registeredAtTheInsurer();
        CertifiedState state = network.state(network.a());
        OrganisationId insurer = network.insurer().id();
        TrailProof trail = new TrailProof(
                subject,
                insurer,
                state.prove(IdentityTables.SUBJECT, subject),
                state.prove(TrailTables.COUNT, subject),
                List.of(),
                state.prove(NetworkTables.JOURNAL, insurer),
                Optional.empty());
        assertThat(trail.check(new Evidence(network.verifier())).lines()).isEmpty();
        TrailProof invented = new TrailProof(
                subject,
                insurer,
                trail.subjectState(),
                trail.count(),
                List.of(),
                trail.journalRoot(),
                trail().journal());
        refused(invented, "the file has a journal that its custodian never posted");
    }

    @Test
    void aReleaseNamesTheSubjectsOwnCustodian() throws Exception {
        Release release = admitted.patient().readOwn();
        network.catchUp();
        CertifiedState state = network.state(network.a());
        List<ProvenRecord> records = release.records().stream()
                .map(record -> new ProvenRecord(record, state.prove(RecordTables.RECORD, record.record())))
                .toList();
        ReleaseProof proof = release(release, network.a().id(), state, records);
        assertThat(proof.check(new Evidence(network.verifier())).lines()).hasSize(1 + records.size());
        refused(release(release, network.b().id(), state, List.of()), "the subject is at another custodian");
    }

    private static ReleaseProof release(
            Release release, OrganisationId custodian, CertifiedState state, List<ProvenRecord> records) {
        Proof permit = state.prove(AccessTables.PERMIT, release.permit());
        Proof subject = state.prove(IdentityTables.SUBJECT, admitted.patient().subject());
        return new ReleaseProof(
                release.permit(), custodian, permit, subject, Optional.empty(), release.scope(), records);
    }

    private static TrailProof trail() throws ProofException {
        Bytes file = network.a()
                .exchange()
                .trails()
                .file(admitted.patient().author(), admitted.patient().subject());
        return (TrailProof) ProofFile.read(file);
    }

    private static TrailProof trailOf(TrailProof trail, OrganisationId custodian) {
        return new TrailProof(
                trail.subject(),
                custodian,
                trail.subjectState(),
                trail.count(),
                trail.entries(),
                trail.journalRoot(),
                trail.journal());
    }

    private static SubjectId registeredAtTheInsurer() {
        SubjectId subject = SubjectId.generate();
        network.submit(
                network.a(),
                TransactionBuilder.of(
                                network.genesis().network(),
                                "identity",
                                "register",
                                new IdentityCommand.Register(List.of(subject)),
                                network.insurer().id().author(),
                                network.clock().instant().plus(Duration.ofMinutes(5)))
                        .sign(network.insurer().own().transactions()));
        return subject;
    }

    private static void refused(ProofContent content, String why) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> content.check(new Evidence(network.verifier())))
                .withMessageContaining(why);
    }
}
