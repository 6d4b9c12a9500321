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
import org.stele.crypto.RandomId;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.formats.proof.Evidence;
import org.stele.formats.proof.ProofContent;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProvenRecord;
import org.stele.formats.proof.ReleaseProof;
import org.stele.formats.proof.SubjectTrail;
import org.stele.formats.proof.TrailProof;
import org.stele.formats.release.Release;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.proof.Proof;
import org.stele.ledger.proof.ProofException;
import org.stele.ledger.transaction.TransactionBuilder;
import org.stele.vault.journal.Event;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.Basis;
import org.stele.vault.journal.proof.Use;

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
    void aTrailThatLeavesOutASubjectIsRefused() throws Exception {
        admitted.patient().grant(network.b(), "domain:cardiology");
        TrailProof whole = trail();
        whole.check(new Evidence(network.verifier()));
        assertThat(whole.subjects()).hasSizeGreaterThan(1);
        for (SubjectTrail left : whole.subjects()) {
            List<SubjectTrail> some =
                    whole.subjects().stream().filter(any -> !any.equals(left)).toList();
            refused(with(whole, some, whole.journalRoot()), "the file's subjects are not those of the journal");
        }
    }

    @Test
    void aCustodianThatKeepsQuietAboutASubjectIsFoundOutByTheFirstReleaseToIt() throws Exception {
        Admitted other = network.hospitalA().admit();
        Use use = new Use(
                network.b().own().author().toString(),
                Action.RELEASE,
                "TREAT",
                new Basis.Permit(RandomId.generate().bytes()));
        RandomId chart = network.a().chart(other.patient().subject());
        network.a().vault().journal().append(Event.of(chart, use, List.of()));
        refused(trail(other), "a release under a permit that is in no trail");
    }

    @Test
    void aTrailWithAnotherMembersJournalIsRefused() throws Exception {
        refused(trailOf(trail(), network.insurer().id()), "the subject is at another custodian");
    }

    @Test
    void aTrailThatProvesSomethingElseThanTheJournalsRootIsRefused() throws Exception {
        TrailProof whole = trail();
        refused(
                with(whole, whole.subjects(), whole.subjects().getFirst().count()),
                "a proof in the file is about something else");
    }

    @Test
    void aJournalOfACustodianThatNeverPostedOneIsRefused() throws Exception {
        SubjectId subject = registeredAtTheInsurer();
        CertifiedState state = network.state(network.a());
        OrganisationId insurer = network.insurer().id();
        SubjectTrail empty = new SubjectTrail(
                subject,
                state.prove(IdentityTables.SUBJECT, subject),
                state.prove(TrailTables.COUNT, subject),
                List.of());
        TrailProof invented = new TrailProof(
                trail().chart(),
                insurer,
                List.of(empty),
                state.prove(NetworkTables.JOURNAL, insurer),
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
        Mutations.eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(ProofFile.write(proof), network.verifier());
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
        return trail(admitted);
    }

    private static TrailProof trail(Admitted whose) throws ProofException {
        Bytes file = network.a()
                .exchange()
                .trails()
                .file(whose.patient().author(), whose.patient().subject());
        return (TrailProof) ProofFile.read(file);
    }

    private static TrailProof trailOf(TrailProof trail, OrganisationId custodian) {
        return new TrailProof(trail.chart(), custodian, trail.subjects(), trail.journalRoot(), trail.journal());
    }

    private static TrailProof with(TrailProof trail, List<SubjectTrail> subjects, Proof journalRoot) {
        return new TrailProof(trail.chart(), trail.custodian(), subjects, journalRoot, trail.journal());
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
