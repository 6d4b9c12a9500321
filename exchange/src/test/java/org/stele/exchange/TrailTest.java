package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.network.NetworkTables;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.exchange.share.Decided;
import org.stele.exchange.share.Decisions;
import org.stele.exchange.share.Sharing;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.trail.LedgerLine;
import org.stele.exchange.trail.TrailLines;
import org.stele.exchange.trail.TrailView;
import org.stele.formats.proof.ProofFile;
import org.stele.formats.proof.ProofKind;
import org.stele.formats.proof.Shown;
import org.stele.formats.proof.TrailProof;
import org.stele.formats.scope.OpenedLabel;
import org.stele.ledger.contract.Author;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.journal.proof.JournalRoot;

/** Step 8: the patient reads who, when, what for and under which permission, and can prove that it is all. */
class TrailTest {
    private static TestNetwork network;
    private static TestSeat asker;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        asker = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void theTrailNamesDenialsGrantsReadsAndEmergencies() {
        TrailView trail = read(eventful());
        assertThat(trail.ledger())
                .extracting(TrailEntry::kind)
                .containsExactly(
                        TrailKind.CLAIMED,
                        TrailKind.REFUSED,
                        TrailKind.CLAIMED,
                        TrailKind.GRANTED,
                        TrailKind.PERMITTED,
                        TrailKind.GLASS_BROKEN);
        assertThat(trail.journal())
                .extracting(linked -> linked.entry().use().action())
                .containsExactly(
                        Action.REGISTER,
                        Action.INTRODUCE,
                        Action.STORE,
                        Action.INTRODUCE,
                        Action.RELEASE,
                        Action.EMERGENCY);
    }

    @Test
    void itsLinesStandWhereTheyAreProvenAndNameOrganisationsAndConsents() {
        Admitted admitted = eventful();
        TrailLines lines = network.a()
                .exchange()
                .trails()
                .lines(admitted.patient().author(), admitted.patient().subject(), "Patient");
        assertThat(lines.ledger().stream().map(LedgerLine::entry).toList())
                .isEqualTo(read(admitted).ledger());
        assertThat(lines.ledger().stream().map(LedgerLine::key)).doesNotHaveDuplicates();
        assertThat(lines.journal()).isEqualTo(read(admitted).journal());
        assertThat(lines.names()).containsOnlyKeys(network.a().id(), network.b().id());
        assertThat(lines.ledger().stream()
                        .filter(LedgerLine::isOfConsent)
                        .map(line -> line.entry().kind()))
                .containsExactly(TrailKind.GRANTED, TrailKind.PERMITTED);
    }

    @Test
    void theFileProvesItCompleteAndIsRefusedAfterAnyChange() throws Exception {
        Admitted admitted = eventful();
        Bytes file = network.a()
                .exchange()
                .trails()
                .file(admitted.patient().author(), admitted.patient().subject());
        Shown shown = ProofFile.verify(file, network.verifier());
        assertThat(shown.kind()).isEqualTo(ProofKind.TRAIL);
        assertThat(shown.lines()).hasSizeGreaterThanOrEqualTo(9);
        TrailProof proof = (TrailProof) ProofFile.read(file);
        assertThat(proof.journal().entries()).hasSize(6);
        assertThat(proof.subjects()).hasSize(2);
        Mutations.eachIsRefused(file, network.verifier());
        Mutations.eachIsRefusedOrShowsTheSameAlsoWhereTheDigestWasMadeAnew(file, network.verifier());
    }

    @Test
    void whatThePatientDecidedIsReadFromItWithItsLabelsByNobodyElse() {
        Admitted admitted = eventful();
        Sharing sharing = network.a().exchange().sharing();
        SubjectId home = admitted.patient().subject();
        Decisions decisions = sharing.decisions(admitted.patient().author(), home);
        assertThat(decisions.decided()).singleElement().isInstanceOfSatisfying(Decided.Granted.class, granted -> {
            assertThat(granted.grant().grantee().organisation())
                    .isEqualTo(network.b().id());
            assertThat(granted.labels().orElseThrow())
                    .extracting(OpenedLabel::label)
                    .containsExactly("domain:cardiology");
        });
        RandomId grant = decisions.decided().getFirst().id();
        assertThat(sharing.proof(admitted.patient().author(), home, grant).length())
                .isPositive();
        Admitted other = network.hospitalA().admit();
        refused(Reason.NOT_FOUND, () -> sharing.decisions(other.patient().author(), home));
        refused(Reason.NOT_FOUND, () -> sharing.decisions(asker.author(), home));
        refused(
                Reason.NOT_FOUND,
                () -> sharing.proof(other.patient().author(), other.patient().subject(), grant));
    }

    @Test
    void nobodyElseReadsItAndNobodyLearnsWhetherThereIsOne() {
        Admitted admitted = network.hospitalA().admit();
        Admitted other = network.hospitalA().admit();
        for (Author author : List.of(
                other.patient().author(), asker.author(), network.a().own().author())) {
            refused(
                    Reason.NOT_FOUND,
                    () -> network.a()
                            .exchange()
                            .trails()
                            .read(author, admitted.patient().subject()));
            refused(
                    Reason.NOT_FOUND,
                    () -> network.a()
                            .exchange()
                            .trails()
                            .file(author, admitted.patient().subject()));
            refused(
                    Reason.NOT_FOUND,
                    () -> network.a()
                            .exchange()
                            .trails()
                            .lines(author, admitted.patient().subject(), "Patient"));
        }
        refused(
                Reason.NOT_FOUND,
                () -> network.b()
                        .exchange()
                        .trails()
                        .read(admitted.patient().author(), admitted.patient().subject()));
    }

    @Test
    void theJournalsRootFollowsOntoTheLedgerByItself() {
        network.hospitalA().admit();
        Eventually.holds(TrailTest::lastRootStands);
    }

    @Test
    void aRootThatNeverCameOntoTheLedgerIsPostedAfterTheRestart() {
        network.hospitalA().admit();
        Eventually.holds(TrailTest::lastRootStands);
        network.a().life().cutAt("Journal.post", Lifeline.Side.AFTER, 1);
        try {
            network.hospitalA().admit();
        } catch (Lifeline.Killed e) {
            // The root is fixed in the vault, and nothing of it is on the ledger.
        }
        Eventually.holds(() -> assertThat(network.a().life().isCut()).isTrue());
        network.restart(network.a());
        Eventually.holds(TrailTest::lastRootStands);
    }

    private static void lastRootStands() {
        assertThat(network.a().vault().journal().hasUnposted()).isFalse();
        JournalRoot last = network.a().vault().journal().lastRoot().orElseThrow();
        assertThat(network.state(network.a())
                        .get(NetworkTables.JOURNAL, network.a().id()))
                .hasValueSatisfying(posted -> assertThat(posted.root()).isEqualTo(last.root()));
    }

    private static Admitted eventful() {
        Admitted admitted = network.hospitalA().admit();
        refused(Reason.ACCESS_REFUSED, () -> ask(admitted));
        admitted.patient().grant(network.b(), "domain:cardiology");
        ask(admitted);
        network.b()
                .exchange()
                .access()
                .ask(
                        network.a().id(),
                        asker.breakGlass(GlassId.generate(), admitted.patient().at(network.b())));
        network.catchUp();
        return admitted;
    }

    private static void ask(Admitted admitted) {
        network.b()
                .exchange()
                .access()
                .ask(network.a().id(), asker.ask(admitted.patient().at(network.b()), Purpose.TREAT));
    }

    private static TrailView read(Admitted admitted) {
        return network.a()
                .exchange()
                .trails()
                .read(admitted.patient().author(), admitted.patient().subject());
    }
}
