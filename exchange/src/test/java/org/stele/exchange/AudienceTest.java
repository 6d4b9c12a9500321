package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.id.GrantId;
import org.stele.contracts.id.RestrictionId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKind;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.exchange.audience.Audience;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestPatient;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.formats.audience.SignedAudience;
import org.stele.formats.scope.OpenedScope;
import org.stele.ledger.contract.Code;
import org.stele.vault.subject.Identifier;

/** A patient has a subject for each organisation, which the ledger joins with no other. */
class AudienceTest {
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
    void whoAsksForAPatientGetsTheSubjectThatThePatientHasForThemAndTheSameAgain() {
        Admitted admitted = network.hospitalA().admit();
        SubjectId asked = ask(network.b(), number(admitted));
        assertThat(ask(network.b(), number(admitted))).isEqualTo(asked);
        assertThat(admitted.patient().at(network.b())).isEqualTo(asked);
        assertThat(ask(network.insurer(), number(admitted))).isNotEqualTo(asked);
        assertThat(asked).isNotEqualTo(admitted.patient().subject());
        assertThat(audiences(admitted))
                .extracting(Audience::organisation)
                .containsExactlyInAnyOrder(network.b().id(), network.insurer().id());
    }

    @Test
    void whoIsNoPatientIsAskedForOnASubjectTooAndKeepsItOnBecomingOne() {
        IncomingBundle later = TestRecords.bundle(List.of(TestRecords.record("CareTeam", "team", false)));
        Identifier number = later.patient().number();
        SubjectId asked = ask(network.b(), number);
        assertThat(ask(network.b(), number)).isEqualTo(asked);
        assertThat(network.state(network.a()).get(IdentityTables.SUBJECT, asked))
                .hasValueSatisfying(subject ->
                        assertThat(subject.custodian()).isEqualTo(network.a().id()));
        refused(Reason.ACCESS_REFUSED, () -> read(asked));
        network.hospitalA().takeIn(later);
        assertThat(ask(network.b(), number)).isEqualTo(asked);
        network.catchUp();
        refused(Reason.ACCESS_REFUSED, () -> read(asked));
    }

    @Test
    void glassThatIsBrokenForNobodyOpensNothing() {
        SubjectId nobody = ask(network.b(), new Identifier("urn:oid:1.2.3", "nobody"));
        refused(
                Reason.ACCESS_REFUSED,
                () -> network.b()
                        .exchange()
                        .access()
                        .ask(network.a().id(), asker.breakGlass(GlassId.generate(), nobody)));
    }

    @Test
    void nothingIsReleasedOnASubjectThatIsForAnotherOrganisation() {
        Admitted admitted = network.hospitalA().admit();
        SubjectId home = admitted.patient().subject();
        SubjectId insurers = admitted.patient().at(network.insurer());
        for (SubjectId other : List.of(home, insurers)) {
            refused(
                    Reason.ACCESS_REFUSED,
                    () -> network.b()
                            .exchange()
                            .access()
                            .ask(network.a().id(), asker.breakGlass(GlassId.generate(), other)));
        }
    }

    @Test
    void aGrantStandsOnTheSubjectForItsGranteeAndOnNoOther() {
        Admitted admitted = network.hospitalA().admit();
        OpenedScope scope = OpenedScope.of(List.of("domain:*"));
        TestPatient facing = admitted.patient().facing(network.insurer().id());
        for (TestPatient wrong : List.of(admitted.patient(), facing)) {
            refused(
                    Reason.INVALID,
                    () -> network.a()
                            .exchange()
                            .sharing()
                            .grant(
                                    wrong.grantingHere(
                                            GrantId.generate(),
                                            Grantee.organisation(network.b().id()),
                                            scope),
                                    scope.labels()));
        }
    }

    @Test
    void aSubjectIsTakenOnlyOnTheWordOfThePatientWhoseItIs() {
        Admitted admitted = network.hospitalA().admit();
        Admitted thief = network.hospitalA().admit();
        Audience audience = admitted.patient().open(network.b().id());
        TestPatient taking = admitted.patient().on(audience.subject());
        SignedAudience ofTheThief = thief.patient().stating(audience, taking.key());
        refused(Reason.NOT_FOUND, () -> claim(thief.patient(), taking, ofTheThief));
        refused(Reason.SIGNATURE_REFUSED, () -> claim(admitted.patient(), taking, ofTheThief));
        SignedAudience ofAnotherKey = admitted.patient().stating(audience, Ed25519SigningKey.generate());
        refused(Reason.SIGNATURE_REFUSED, () -> claim(admitted.patient(), taking, ofAnotherKey));
        SignedAudience good = admitted.patient().stating(audience, taking.key());
        claim(admitted.patient(), taking, good);
        assertThat(admitted.patient().open(network.b().id()).claimed()).isTrue();
    }

    @Test
    void aSubjectForAnOrganisationIsNotHandedOutAtTheDesk() {
        Admitted admitted = network.hospitalA().admit();
        TestSeat clerk = network.hospitalA().clerk();
        SubjectId audience = admitted.patient().at(network.b());
        clerk.offer(audience);
        refused(Reason.NOT_FOUND, () -> network.a().exchange().claims().issue(clerk.author(), audience));
    }

    @Test
    void whatIsKeptBackFromOneOrganisationIsRefusedOnTheLedger() {
        Admitted admitted = network.hospitalA().admit();
        admitted.patient().grant(network.b(), "domain:*");
        TestPatient facing = admitted.patient().facing(network.b().id());
        network.submit(
                network.a(),
                facing.decide(
                        "restrict",
                        new ConsentCommand.Restrict(
                                RestrictionId.generate(),
                                facing.subject(),
                                Optional.of(network.b().id()),
                                Optional.empty(),
                                Optional.empty())));
        SubjectId subject = facing.subject();
        Code code =
                network.submit(network.b(), asker.ask(subject, Purpose.TREAT)).code();
        assertThat(code.value()).isEqualTo("ACCESS_REFUSED");
    }

    @Test
    void eachHolderIsAskedToEraseInARequestThatNamesNobodyElse() {
        Admitted admitted = network.hospitalA().admit();
        List<TestPatient.Wish> both = List.of(
                new TestPatient.Wish(admitted.record("team"), network.a().id()),
                new TestPatient.Wish(admitted.record("penicillin"), network.b().id()));
        refused(Reason.INVALID, () -> admitted.patient().eraseHere(ErasureId.generate(), both));
    }

    @Test
    void theTrailAndTheNoticesAreThoseOfAllSubjects() {
        Admitted admitted = network.hospitalA().admit();
        refused(Reason.ACCESS_REFUSED, () -> read(ask(network.b(), number(admitted))));
        network.catchUp();
        TestPatient patient = admitted.patient();
        assertThat(network.a()
                        .exchange()
                        .trails()
                        .read(patient.author(), patient.subject())
                        .ledger())
                .extracting(TrailEntry::kind)
                .containsExactly(TrailKind.CLAIMED, TrailKind.REFUSED);
        Eventually.holds(() -> assertThat(network.a().told())
                .filteredOn(told -> told.subject().equals(patient.subject()))
                .extracting(told -> told.notice().kind())
                .contains(TrailKind.REFUSED));
    }

    @Test
    void subjectsAreRegisteredManyAtOnceAndNoneWhenItIsNeeded() {
        Admitted admitted = network.hospitalA().admit();
        long before = network.state(network.a()).height();
        Set<SubjectId> made = new TreeSet<>();
        made.add(admitted.patient().at(network.b()));
        made.add(admitted.patient().at(network.insurer()));
        assertThat(made)
                .hasSize(2)
                .allSatisfy(subject -> assertThat(network.state(network.a()).contains(IdentityTables.SUBJECT, subject))
                        .isTrue());
        assertThat(registered(before)).isZero();
    }

    /** How many of hospital A's subjects came onto the ledger after a height. */
    private static long registered(long height) {
        return network.registrations(network.a().id(), height);
    }

    private static void claim(TestPatient patient, TestPatient taking, SignedAudience statement) {
        network.a()
                .exchange()
                .audiences()
                .claim(patient.author(), patient.subject(), taking.taking(statement), statement);
    }

    private static List<Audience> audiences(Admitted admitted) {
        return network.a()
                .exchange()
                .audiences()
                .list(admitted.patient().author(), admitted.patient().subject());
    }

    private static Identifier number(Admitted admitted) {
        return admitted.bundle().patient().number();
    }

    private static SubjectId ask(TestMember organisation, Identifier number) {
        SubjectId subject = network.a().exchange().audiences().introduce(organisation.id(), number);
        network.catchUp();
        return subject;
    }

    private static void read(SubjectId subject) {
        network.b().exchange().access().ask(network.a().id(), asker.ask(subject, Purpose.TREAT));
    }
}
