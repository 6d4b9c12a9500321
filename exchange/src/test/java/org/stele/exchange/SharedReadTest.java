package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.DecryptionException;
import org.stele.exchange.access.Released;
import org.stele.exchange.release.ReleaseRequest;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.release.Disclosed;
import org.stele.formats.release.Release;
import org.stele.formats.release.ReleasePackage;
import org.stele.formats.scope.OpenedScope;

/** Steps 2, 3 and 4: refused, granted in part, revoked. */
class SharedReadTest {
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
    void withoutAGrantTheAskerIsRefusedAndTheLedgerKnows() {
        Admitted admitted = network.hospitalA().admit();
        refused(Reason.ACCESS_REFUSED, () -> asker.read(admitted));
        network.catchUp();
        assertThat(admitted.patient()
                        .custodian()
                        .exchange()
                        .trails()
                        .read(admitted.patient().author(), admitted.patient().subject())
                        .ledger())
                .last()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo(TrailKind.REFUSED);
                    assertThat(entry.author()).isEqualTo(asker.author());
                    assertThat(entry.organisation()).contains(network.b().id());
                });
    }

    @Test
    void aGrantOfCardiologyShowsCardiologyAndNothingSensitiveAlsoWhereItIsQuoted() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        Release release = asker.open(asker.read(admitted).packed());
        assertThat(texts(release)).containsExactly("heart failure", "ejection fraction 38", "bisoprolol");
        assertThat(release.records()).allSatisfy(SharedReadTest::isCommitted);
        assertThat(release.scope())
                .singleElement()
                .satisfies(label -> assertThat(label.label()).isEqualTo("domain:cardiology"));
    }

    @Test
    void aSensitiveLabelThatIsGrantedShowsWhatItNames() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology", "sensitivity:PSY");
        assertThat(texts(asker.open(asker.read(admitted).packed())))
                .containsExactly("heart failure", "ejection fraction 38", "heart rate under depression", "bisoprolol");
    }

    @Test
    void whatNobodyClassifiedGoesOutUnderAGrantWithoutExceptionsOnly() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:PSY");
        assertThat(texts(asker.open(asker.read(admitted).packed()))).hasSize(7).doesNotContain("free text");
        Admitted other = network.hospitalA().admit();
        other.patient().grant(network.b(), "domain:*", "sensitivity:*");
        assertThat(texts(asker.open(asker.read(other).packed()))).hasSize(8).contains("free text");
    }

    @Test
    void twoGrantsAreNotAddedUp() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        admitted.patient().grant(network.b(), "domain:mental-health", "sensitivity:PSY");
        assertThat(texts(asker.open(asker.read(admitted).packed())))
                .containsExactly("heart failure", "ejection fraction 38", "bisoprolol");
    }

    @Test
    void aRestrictionSubtractsWhateverIsGranted() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        admitted.patient().restrict("sensitivity:PSY", "kind:MedicationRequest");
        assertThat(texts(asker.open(asker.read(admitted).packed())))
                .containsExactly("heart failure", "ejection fraction 38", "penicillin", "team");
    }

    @Test
    void aRestrictionWhoseLabelsNeverCameKeepsEverythingBack() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        TestPatient patient = admitted.patient();
        network.submit(network.a(), patient.restricting(Optional.of(OpenedScope.of(List.of("sensitivity:PSY")))));
        assertThat(asker.open(asker.read(admitted).packed()).records()).isEmpty();
    }

    @Test
    void aGrantWhoseLabelsNeverCameShowsNothing() {
        Admitted admitted = network.hospitalA().admit();
        OpenedScope scope = OpenedScope.of(List.of("domain:*", "sensitivity:*"));
        network.submit(
                network.a(),
                admitted.patient()
                        .granting(
                                GrantId.generate(),
                                Grantee.organisation(network.b().id()),
                                scope));
        assertThat(asker.open(asker.read(admitted).packed()).records()).isEmpty();
    }

    @Test
    void whatIsKeptBackFromEveryoneIsRefusedThoughTheLedgerOfTheAskersSubjectPermitsIt() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*", "sensitivity:*");
        network.submit(network.a(), admitted.patient().restricting(Optional.empty()));
        refused(Reason.ACCESS_REFUSED, () -> asker.read(admitted));
    }

    @Test
    void aGrantThatCoversNothingAnswersLikeAPatientWithoutRecords() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:dermatology");
        assertThat(asker.open(asker.read(admitted).packed()).records()).isEmpty();
    }

    @Test
    void afterTheRevocationThePermitThatThereAlreadyWasIsRefusedToo() {
        Admitted admitted = network.hospitalA().admit();
        GrantId grant = admitted.patient().grant(network.b(), "domain:cardiology");
        Released released = asker.read(admitted);
        ReleaseRequest again = new ReleaseRequest(released.permit(), 0);
        assertThat(network.a().exchange().releases().release(network.b().own().author(), again))
                .isNotNull();
        admitted.patient().revoke(grant);
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.a()
                        .exchange()
                        .releases()
                        .release(network.b().own().author(), again));
        refused(Reason.ACCESS_REFUSED, () -> asker.read(admitted));
    }

    @Test
    void anotherOrganisationsPermitAnUnknownOneAndOneOfAnotherCustodianAreRefusedAlike() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        Released released = asker.read(admitted);
        ReleaseRequest request = new ReleaseRequest(released.permit(), 0);
        ExchangeException others = refused(
                Reason.ACCESS_REFUSED,
                () -> network.a()
                        .exchange()
                        .releases()
                        .release(network.insurer().own().author(), request));
        ExchangeException unknown = refused(
                Reason.ACCESS_REFUSED,
                () -> network.a()
                        .exchange()
                        .releases()
                        .release(
                                network.b().own().author(),
                                new ReleaseRequest(new PermitId(org.stele.crypto.Hash.of(new byte[1])), 0)));
        ExchangeException elsewhere = refused(
                Reason.ACCESS_REFUSED,
                () -> network.insurer()
                        .exchange()
                        .releases()
                        .release(network.b().own().author(), request));
        assertThat(List.of(others.getMessage(), unknown.getMessage(), elsewhere.getMessage()))
                .containsOnly(ExchangeException.accessRefused().getMessage());
    }

    @Test
    void aNodeFetchesForItsOwnStaffOnly() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        refused(
                Reason.FORBIDDEN,
                () -> network.insurer()
                        .exchange()
                        .access()
                        .ask(network.a().id(), asker.ask(admitted.patient().at(network.b()), Purpose.TREAT)));
    }

    @Test
    void nobodyButTheRecipientOpensThePackage() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        TestSeat other = network.hospitalB().clinician();
        Released released = asker.read(admitted);
        assertThatThrownBy(() -> ReleasePackage.open(released.packed(), other.sealing()))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void labelsInClearThatWereNotSignedAreNotTaken() {
        Admitted admitted = network.hospitalA().admit();
        OpenedScope signed = OpenedScope.of(List.of("domain:cardiology"));
        OpenedScope claimed = OpenedScope.of(List.of("domain:*"));
        refused(
                Reason.OPENING_MISMATCH,
                () -> network.a()
                        .exchange()
                        .sharing()
                        .grant(
                                admitted.patient()
                                        .granting(
                                                GrantId.generate(),
                                                Grantee.organisation(network.b().id()),
                                                signed),
                                claimed.labels()));
    }

    @Test
    void aGrantSignedByAnotherKeyIsNotTaken() {
        Admitted admitted = network.hospitalA().admit();
        TestPatient facing = admitted.patient().facing(network.b().id());
        TestPatient thief = TestPatient.of(network, network.a(), facing.subject());
        OpenedScope scope = OpenedScope.of(List.of("domain:*", "sensitivity:*"));
        Grantee grantee = Grantee.organisation(network.b().id());
        refused(
                Reason.NOT_FOUND,
                () -> network.a()
                        .exchange()
                        .sharing()
                        .grant(thief.grantingHere(GrantId.generate(), grantee, scope), scope.labels()));
    }

    @Test
    void thePatientReadsAllOfTheirOwn() {
        Admitted admitted = network.hospitalA().admit();
        assertThat(admitted.patient().readOwn().records()).hasSize(8).allSatisfy(SharedReadTest::isCommitted);
    }

    @Test
    void eachReleaseIsInThePatientsJournalBeforeItIsAnswered() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:cardiology");
        Released released = asker.read(admitted);
        var journal = network.a()
                .exchange()
                .trails()
                .read(admitted.patient().author(), admitted.patient().subject())
                .journal();
        assertThat(journal).anySatisfy(linked -> {
            assertThat(linked.entry().use().actor()).isEqualTo(asker.author().toString());
            assertThat(linked.entry().use().basis().toString())
                    .contains(released.permit().toString());
            assertThat(linked.entry().records().count()).isEqualTo(3);
        });
    }

    static List<String> texts(Release release) {
        return release.records().stream()
                .map(record -> new String(record.content().toArray(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    private static void isCommitted(Disclosed record) {
        assertThat(network.state(network.b()).get(RecordTables.RECORD, record.record()))
                .hasValueSatisfying(entry -> assertThat(entry.commitment()).isEqualTo(record.commitment()));
    }
}
