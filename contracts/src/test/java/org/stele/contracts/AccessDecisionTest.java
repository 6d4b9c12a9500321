package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.access.Question;
import org.stele.contracts.access.RefusalReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.NetworkCommand;
import org.stele.contracts.network.Purpose;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;

/** Access by the first that applies. */
final class AccessDecisionTest {
    private static final Author DOCTOR = World.seat("south-doctor").author();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # licence | glass  | restricted | granted | purpose | answer
            in force  | whole  | no         | no      | TREAT   | NO_GRANT
            in force  | whole  | no         | yes     | TREAT   | CONSENT
            in force  | whole  | yes        | no      | TREAT   | RESTRICTED
            in force  | whole  | yes        | yes     | TREAT   | RESTRICTED
            in force  | whole  | no         | no      | ETREAT  | NO_GRANT
            in force  | whole  | no         | yes     | ETREAT  | CONSENT
            in force  | whole  | yes        | no      | ETREAT  | RESTRICTED
            in force  | whole  | yes        | yes     | ETREAT  | RESTRICTED
            in force  | broken | no         | no      | TREAT   | NO_GRANT
            in force  | broken | no         | yes     | TREAT   | CONSENT
            in force  | broken | yes        | no      | TREAT   | RESTRICTED
            in force  | broken | yes        | yes     | TREAT   | RESTRICTED
            in force  | broken | no         | no      | ETREAT  | EMERGENCY
            in force  | broken | no         | yes     | ETREAT  | EMERGENCY
            in force  | broken | yes        | no      | ETREAT  | EMERGENCY
            in force  | broken | yes        | yes     | ETREAT  | EMERGENCY
            suspended | whole  | no         | no      | TREAT   | LICENCE_NOT_IN_FORCE
            suspended | whole  | no         | yes     | TREAT   | LICENCE_NOT_IN_FORCE
            suspended | whole  | yes        | no      | TREAT   | LICENCE_NOT_IN_FORCE
            suspended | whole  | yes        | yes     | TREAT   | LICENCE_NOT_IN_FORCE
            suspended | broken | no         | no      | ETREAT  | LICENCE_NOT_IN_FORCE
            suspended | broken | no         | yes     | ETREAT  | LICENCE_NOT_IN_FORCE
            suspended | broken | yes        | no      | ETREAT  | LICENCE_NOT_IN_FORCE
            suspended | broken | yes        | yes     | ETREAT  | LICENCE_NOT_IN_FORCE
            """)
    void theFirstThatAppliesDecides(
            String licence, String glass, String restricted, String granted, Purpose purpose, String answer) {
        World world = new World();
        if (glass.equals("broken")) {
            world.glassBroken("g");
        }
        if (restricted.equals("yes")) {
            world.ok(restricts(world, Optional.of(World.SOUTH.id())));
        }
        if (granted.equals("yes")) {
            world.ok(world.byPatient()
                    .does(world.granting("g", Grantee.organisation(World.SOUTH.id()), Purpose.TREAT, Purpose.ETREAT)));
        }
        if (licence.equals("suspended")) {
            world.ok(suspendsLicence(world));
        }
        assertThat(answer(decide(world, DOCTOR, purpose))).isEqualTo(answer);
    }

    record Line(String says, Function<World, Decision> decides, String answer) {
        @Override
        public String toString() {
            return says + ": " + answer;
        }
    }

    static Stream<Line> askers() {
        return Stream.of(
                new Line(
                        "an unknown seat", w -> decide(w, World.seat("none").author(), Purpose.TREAT), "ASKER_UNKNOWN"),
                new Line("a bare key", w -> decide(w, key(), Purpose.TREAT), "ASKER_UNKNOWN"),
                new Line("an unknown kind", w -> decide(w, new Author("nurse", "x"), Purpose.TREAT), "ASKER_UNKNOWN"),
                new Line("an unknown organisation", w -> decide(w, unknown(), Purpose.TREAT), "MEMBER_NOT_IN_FORCE"),
                new Line("an expelled hospital's seat", AccessDecisionTest::expelled, "MEMBER_NOT_IN_FORCE"),
                new Line("a suspended seat", AccessDecisionTest::suspendedSeat, "SEAT_NOT_IN_FORCE"),
                new Line("the patient", w -> decide(w, World.PATIENT.author(), Purpose.PATRQT), "OWN"),
                new Line(
                        "the patient as a clinician",
                        w -> decide(w, World.PATIENT.author(), Purpose.TREAT),
                        "NOT_ITS_OWN"),
                new Line("another patient", w -> decide(w, World.UNCLAIMED.author(), Purpose.PATRQT), "NOT_ITS_OWN"),
                new Line("about nobody", AccessDecisionTest::aboutNobody, "SUBJECT_UNKNOWN"));
    }

    static Stream<Line> grants() {
        Grantee south = Grantee.organisation(World.SOUTH.id());
        return Stream.of(
                new Line("the hospital", w -> withGrant(w, south, Purpose.TREAT), "CONSENT"),
                new Line("for another purpose", w -> withGrant(w, south, Purpose.HPAYMT), "NO_GRANT"),
                new Line("another hospital", w -> withGrant(w, organisation(World.NORTH), Purpose.TREAT), "NO_GRANT"),
                new Line("the seat", w -> withGrant(w, seat("south-doctor"), Purpose.TREAT), "CONSENT"),
                new Line("another seat", w -> withGrant(w, seat("south-reviewer"), Purpose.TREAT), "NO_GRANT"),
                new Line("a power it has", w -> withGrant(w, role(Power.SIGN), Purpose.TREAT), "CONSENT"),
                new Line("a power it lacks", w -> withGrant(w, role(Power.PRESCRIBE), Purpose.TREAT), "NO_GRANT"),
                new Line("a seat, asked by the hospital", w -> hospitalAsks(w, seat("south-doctor")), "NO_GRANT"),
                new Line("a power, asked by the hospital", w -> hospitalAsks(w, role(Power.SIGN)), "NO_GRANT"),
                new Line("the hospital, asked by itself", w -> hospitalAsks(w, south), "CONSENT"),
                new Line("over", w -> withGrant(w, south, Purpose.TREAT, Duration.ofDays(31)), "NO_GRANT"),
                new Line("revoked", AccessDecisionTest::revoked, "NO_GRANT"),
                new Line("to come", AccessDecisionTest::toCome, "NO_GRANT"),
                new Line("another one named", AccessDecisionTest::namedAnother, "NO_GRANT"),
                new Line("another patient's named", AccessDecisionTest::namedForeign, "NO_GRANT"));
    }

    @ParameterizedTest
    @MethodSource("askers")
    void whoIsNotInOrderIsRefused(Line line) {
        assertThat(answer(line.decides().apply(new World()))).isEqualTo(line.answer());
    }

    @ParameterizedTest
    @MethodSource("grants")
    void oneGrantSufficesByItself(Line line) {
        assertThat(answer(line.decides().apply(new World()))).isEqualTo(line.answer());
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"TREAT", "ETREAT", "COC"})
    void careIsForCliniciansWhateverIsGranted(Purpose care) {
        World world = new World();
        world.ok(world.byPatient().does(world.granting("g", organisation(World.SOUTH), care)));
        world.ok(world.by(World.SOUTH).does(world.opening("porter", Optional.empty())));
        assertThat(answer(decide(world, World.SOUTH.id().author(), care))).isEqualTo("NOT_A_CLINICIAN");
        assertThat(answer(decide(world, World.seat("porter").author(), care))).isEqualTo("NOT_A_CLINICIAN");
        assertThat(answer(decide(world, World.seat("south-reviewer").author(), care)))
                .isEqualTo("NOT_A_CLINICIAN");
        assertThat(answer(decide(world, DOCTOR, care))).isEqualTo("CONSENT");
    }

    @Test
    void whatIsNotCareIsForWhomeverItIsGranted() {
        World world = new World();
        world.ok(world.byPatient().does(world.granting("g", organisation(World.INSURER), Purpose.HPAYMT)));
        assertThat(answer(decide(world, World.INSURER.id().author(), Purpose.HPAYMT)))
                .isEqualTo("CONSENT");
    }

    @Test
    void twoGrantsDoNotAddUp() {
        World world = new World();
        world.ok(world.byPatient().does(world.granting("a", seat("south-reviewer"), Purpose.TREAT)));
        world.ok(world.byPatient().does(world.granting("b", seat("south-doctor"), Purpose.HPAYMT)));
        assertThat(answer(decide(world, DOCTOR, Purpose.TREAT))).isEqualTo("NO_GRANT");
    }

    @Test
    void aRestrictionOfSomeLabelsIsLeftToTheCustodiansFilter() {
        World world = new World().granted("g");
        world.ok(world.byPatient()
                .does(new ConsentCommand.Restrict(
                        World.restriction("some"),
                        World.PATIENT,
                        Optional.empty(),
                        Optional.of(World.scope("some")),
                        Optional.empty())));
        assertThat(decide(world, DOCTOR, Purpose.TREAT))
                .isEqualTo(new Decision.Permitted(
                        PermitKind.CONSENT,
                        Optional.of(World.SOUTH.id()),
                        Optional.of(World.grant("g")),
                        Optional.empty(),
                        List.of(World.restriction("some"))));
    }

    @Test
    void aRestrictionOfAnotherOrganisationChangesNothing() {
        World world = new World().granted("g");
        world.ok(restricts(world, Optional.of(World.INSURER.id())));
        assertThat(answer(decide(world, DOCTOR, Purpose.TREAT))).isEqualTo("CONSENT");
        world.ok(world.byPatient()
                .does(new ConsentCommand.Restrict(
                        World.restriction("all"),
                        World.PATIENT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        assertThat(answer(decide(world, DOCTOR, Purpose.TREAT))).isEqualTo("RESTRICTED");
    }

    @Test
    void glassIsBrokenForOneSeatAndOneSubject() {
        World world = new World().glassBroken("g");
        world.ok(world.by(World.SOUTH).does(world.opening("colleague", Optional.empty(), Power.REVIEW)));
        assertThat(answer(decide(world, World.seat("colleague").author(), Purpose.ETREAT)))
                .isEqualTo("NOT_A_CLINICIAN");
        assertThat(answer(decide(world, World.SOUTH.id().author(), Purpose.ETREAT)))
                .isEqualTo("NOT_A_CLINICIAN");
        Question other = new Question(World.UNCLAIMED, DOCTOR, Purpose.ETREAT, Optional.empty());
        assertThat(answer(AccessDecision.decide(world.state, other, world.now())))
                .isEqualTo("NO_GRANT");
        world.after(Duration.ofHours(2));
        assertThat(answer(decide(world, DOCTOR, Purpose.ETREAT))).isEqualTo("NO_GRANT");
    }

    private static String answer(Decision decision) {
        return switch (decision) {
            case Decision.Permitted permitted -> permitted.kind().name();
            case Decision.Refused(RefusalReason reason) -> reason.name();
        };
    }

    private static Decision decide(World w, Author asker, Purpose purpose) {
        return AccessDecision.decide(w.state, new Question(World.PATIENT, asker, purpose, Optional.empty()), w.now());
    }

    private static Decision withGrant(World w, Grantee grantee, Purpose purpose) {
        return withGrant(w, grantee, purpose, Duration.ZERO);
    }

    private static Decision withGrant(World w, Grantee grantee, Purpose purpose, Duration later) {
        w.ok(w.byPatient().does(w.granting("g", grantee, purpose)));
        return decide(w.after(later), DOCTOR, Purpose.TREAT);
    }

    private static Decision hospitalAsks(World w, Grantee grantee) {
        w.ok(w.byPatient().does(w.granting("g", grantee, Purpose.HPAYMT)));
        return decide(w, World.SOUTH.id().author(), Purpose.HPAYMT);
    }

    private static Decision revoked(World w) {
        w.granted("g")
                .ok(w.byPatient().doesInTheSameBlock(new ConsentCommand.Revoke(World.grant("g"), Optional.empty())));
        return decide(w, DOCTOR, Purpose.TREAT);
    }

    private static Decision toCome(World w) {
        w.after(Duration.ofDays(1));
        ConsentCommand.GiveGrant later = w.granting("g", organisation(World.SOUTH), Purpose.TREAT);
        w.after(Duration.ofDays(-1)).ok(w.byPatient().does(later));
        return decide(w, DOCTOR, Purpose.TREAT);
    }

    private static Decision namedAnother(World w) {
        w.granted("g");
        return named(w, "other");
    }

    private static Decision namedForeign(World w) {
        w.ok(w.claiming(World.UNCLAIMED, "other")
                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk"))));
        ConsentCommand.GiveGrant own = w.granting("foreign", organisation(World.SOUTH), Purpose.TREAT);
        ConsentCommand.GiveGrant theirs = new ConsentCommand.GiveGrant(
                own.grant(), World.UNCLAIMED, own.grantee(), own.purposes(), own.validity(), own.scope());
        w.ok(new Act(w, World.UNCLAIMED.author(), Keys.key("other")).does(theirs));
        return named(w, "foreign");
    }

    private static Decision named(World w, String grant) {
        Question question = new Question(World.PATIENT, DOCTOR, Purpose.TREAT, Optional.of(World.grant(grant)));
        return AccessDecision.decide(w.state, question, w.now());
    }

    private static Decision suspendedSeat(World w) {
        w.granted("g").ok(w.by(World.SOUTH).does(new IdentityCommand.SuspendSeat(World.seat("south-doctor"))));
        return decide(w, DOCTOR, Purpose.TREAT);
    }

    private static Decision expelled(World w) {
        NetworkCommand.ProposeExpulsion expulsion =
                new NetworkCommand.ProposeExpulsion(World.proposal("p"), World.SOUTH.id());
        NetworkCommand.Support support = new NetworkCommand.Support(World.proposal("p"));
        w.granted("g").ok(w.administering(World.NORTH).does(expulsion));
        w.ok(w.administering(World.INSURER).does(support));
        w.ok(w.administering(World.BOARD).does(support));
        return decide(w, DOCTOR, Purpose.TREAT);
    }

    private static Decision aboutNobody(World w) {
        Question question = new Question(World.subject("none"), DOCTOR, Purpose.TREAT, Optional.empty());
        return AccessDecision.decide(w.state, question, w.now());
    }

    private static Author key() {
        return new Author("key", Keys.key("x").toString());
    }

    private static Author unknown() {
        return Keys.id("none", OrganisationId::new).author();
    }

    private static Grantee organisation(Party party) {
        return Grantee.organisation(party.id());
    }

    private static Grantee seat(String name) {
        return Grantee.seat(World.SOUTH.id(), World.seat(name));
    }

    private static Grantee role(Power power) {
        return Grantee.role(World.SOUTH.id(), power);
    }

    private static Code restricts(World w, Optional<OrganisationId> against) {
        return w.byPatient()
                .does(new ConsentCommand.Restrict(
                        World.restriction("r"), World.PATIENT, against, Optional.empty(), Optional.empty()));
    }

    private static Code suspendsLicence(World w) {
        return w.by(World.BOARD)
                .does(new CredentialCommand.Suspend(World.credential("south-doctor"), LicenceReason.UNDER_REVIEW));
    }
}
