package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.Consents;
import org.stele.contracts.consent.Grantee;
import org.stele.contracts.consent.Scope;
import org.stele.contracts.id.MandateId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Code;

/** Patients grant, revoke and restrict; desks narrow under a mandate. */
final class ConsentCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("a patient grants an organisation", Code.OK, w -> grants(w, SOUTH)),
                Case.of(
                        "a patient grants a seat",
                        Code.OK,
                        w -> grants(w, Grantee.seat(World.SOUTH.id(), World.seat("south-doctor")))),
                Case.of(
                        "a patient grants those with a power",
                        Code.OK,
                        w -> grants(w, Grantee.role(World.SOUTH.id(), Power.SIGN))),
                Case.of("a grant's identifier is fresh", Codes.GRANT_EXISTS, w -> grants(w.granted("g"), SOUTH)),
                Case.of(
                        "nobody grants for somebody else",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.byPatient().does(lasting(w, World.UNCLAIMED, Duration.ofDays(1)))),
                Case.of(
                        "an organisation does not grant",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.by(World.NORTH).does(w.granting("g", SOUTH, Purpose.TREAT))),
                Case.of(
                        "a desk does not grant",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.mandated("m", World.PATIENT)
                                .atDesk(World.PATIENT)
                                .does(w.granting("g", SOUTH, Purpose.TREAT))),
                Case.of(
                        "an unknown organisation is not granted",
                        Codes.GRANTEE_UNKNOWN,
                        w -> grants(w, Grantee.organisation(Keys.id("none", OrganisationId::new)))),
                Case.of(
                        "an unknown seat is not granted",
                        Codes.GRANTEE_UNKNOWN,
                        w -> grants(w, Grantee.seat(World.SOUTH.id(), World.seat("none")))),
                Case.of(
                        "a seat is granted where it is",
                        Codes.GRANTEE_UNKNOWN,
                        w -> grants(w, Grantee.seat(World.SOUTH.id(), World.seat("north-doctor")))),
                Case.of(
                        "a grant is not longer than the limit",
                        Codes.TOO_LONG,
                        w -> w.byPatient().does(lasting(w, World.PATIENT, Duration.ofDays(367)))),
                Case.of("a grant is not over when it begins", Codes.TOO_LONG, w -> late(w)),
                Case.of("a subject has 64 living grants", Codes.TOO_MANY_GRANTS, w -> many(w, Duration.ZERO)),
                Case.of("grants that are over make room", Code.OK, w -> many(w, Duration.ofDays(31))),
                Case.of("a patient revokes", Code.OK, w -> revokes(w.granted("g"))),
                Case.of(
                        "a grant is revoked once",
                        Codes.GRANT_NOT_IN_FORCE,
                        w -> revokes(w.granted("g").ok(revokes(w)))),
                Case.of("an unknown grant is not revoked", Codes.GRANT_UNKNOWN, w -> revokes(w)),
                Case.of(
                        "an organisation does not revoke",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.granted("g").by(World.NORTH).does(revoking(Optional.empty()))),
                Case.of(
                        "a desk revokes under a mandate",
                        Code.OK,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .atDesk(World.PATIENT)
                                .does(revoking(M))),
                Case.of(
                        "a desk without a mandate does not",
                        Codes.MANDATE_REQUIRED,
                        w -> w.granted("g").atDesk(World.PATIENT).does(revoking(Optional.empty()))),
                Case.of(
                        "a desk says for whom",
                        Codes.MANDATE_REQUIRED,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .bySeat("north-clerk")
                                .does(revoking(M))),
                Case.of(
                        "a desk's mandate is recorded",
                        Codes.MANDATE_UNKNOWN,
                        w -> w.granted("g").atDesk(World.PATIENT).does(revoking(M))),
                Case.of(
                        "a mandate is for its own subject",
                        Codes.MANDATE_UNKNOWN,
                        w -> w.granted("g")
                                .mandated("m", World.UNCLAIMED)
                                .atDesk(World.PATIENT)
                                .does(revoking(M))),
                Case.of(
                        "a mandate ends with its time",
                        Codes.MANDATE_NOT_IN_FORCE,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .after(Duration.ofDays(2))
                                .atDesk(World.PATIENT)
                                .does(revoking(M))),
                Case.of(
                        "an ended mandate is no mandate",
                        Codes.MANDATE_NOT_IN_FORCE,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .ok(w.byPatient()
                                        .doesInTheSameBlock(new IdentityCommand.EndMandate(World.mandate("m"))))
                                .atDesk(World.PATIENT)
                                .doesInTheSameBlock(revoking(M))),
                Case.of(
                        "only a clerk serves at the desk",
                        Codes.POWER_MISSING,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .bySeat("north-doctor")
                                .onBehalfOf(World.PATIENT.author())
                                .does(revoking(M))),
                Case.of(
                        "only the custodian has the desk",
                        Codes.SEAT_OF_ANOTHER,
                        w -> w.granted("g")
                                .mandated("m", World.PATIENT)
                                .bySeat("south-doctor")
                                .onBehalfOf(World.PATIENT.author())
                                .does(revoking(M))),
                Case.of(
                        "a patient does not act for another",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.granted("g")
                                .byPatient()
                                .onBehalfOf(World.UNCLAIMED.author())
                                .does(revoking(Optional.empty()))),
                Case.of("a patient restricts everyone", Code.OK, w -> restricts(w, Optional.empty())),
                Case.of(
                        "a patient restricts an organisation",
                        Code.OK,
                        w -> restricts(w, Optional.of(World.SOUTH.id()))),
                Case.of(
                        "a restriction's identifier is fresh",
                        Codes.RESTRICTION_EXISTS,
                        w -> restricts(w.ok(restricts(w, Optional.empty())), Optional.empty())),
                Case.of(
                        "an unknown organisation is not restricted",
                        Codes.MEMBER_UNKNOWN,
                        w -> restricts(w, Optional.of(Keys.id("none", OrganisationId::new)))),
                Case.of(
                        "an unknown subject restricts nothing",
                        Codes.SUBJECT_UNKNOWN,
                        w -> w.byPatient()
                                .does(restricting("r", World.subject("none"), Optional.empty(), Optional.empty()))),
                Case.of(
                        "nobody restricts for somebody else",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.byPatient().does(restricting("r", World.UNCLAIMED, Optional.empty(), Optional.empty()))),
                Case.of(
                        "a key that nothing is registered for restricts nothing",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.vouchedKey("x")
                                .does(restricting("r", World.PATIENT, Optional.empty(), Optional.empty()))),
                Case.of(
                        "a desk restricts for one without a key",
                        Code.OK,
                        w -> w.mandated("m", World.UNCLAIMED)
                                .atDesk(World.UNCLAIMED)
                                .does(restricting("r", World.UNCLAIMED, Optional.empty(), M))),
                Case.of("a subject has 32 restrictions", Codes.TOO_MANY_RESTRICTIONS, w -> manyRestrictions(w)),
                Case.of("a patient lifts", Code.OK, w -> lifts(w.ok(restricts(w, Optional.empty())))),
                Case.of(
                        "a restriction is lifted once",
                        Codes.RESTRICTION_NOT_IN_FORCE,
                        w -> lifts(w.ok(restricts(w, Optional.empty())).ok(lifts(w)))),
                Case.of("an unknown restriction is not lifted", Codes.RESTRICTION_UNKNOWN, w -> lifts(w)),
                Case.of(
                        "a desk does not lift",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.ok(restricts(w, Optional.empty()))
                                .mandated("m", World.PATIENT)
                                .atDesk(World.PATIENT)
                                .does(new ConsentCommand.Lift(World.restriction("r")))),
                Case.of(
                        "an organisation does not lift",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.ok(restricts(w, Optional.empty()))
                                .by(World.NORTH)
                                .does(new ConsentCommand.Lift(World.restriction("r")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static final Grantee SOUTH = Grantee.organisation(World.SOUTH.id());
    private static final Optional<MandateId> M = Optional.of(World.mandate("m"));

    @Test
    void theTrailNamesTheDeskThatActedForThePatient() {
        World world = new World().granted("g").mandated("m", World.PATIENT);
        world.ok(world.atDesk(World.PATIENT).does(revoking(M)));
        long last = Trail.count(world.state, World.PATIENT);
        TrailEntry entry = world.stored(TrailTables.ENTRY, new TrailKey(World.PATIENT, last));
        assertThat(entry.kind()).isEqualTo(TrailKind.REVOKED);
        assertThat(entry.author()).isEqualTo(World.seat("north-clerk").author());
        assertThat(entry.organisation()).contains(World.NORTH.id());
        assertThat(entry.concerns()).contains(World.grant("g").value());
    }

    @Test
    void aLiftedRestrictionNoLongerKeepsBack() {
        World world = new World();
        world.ok(restricts(world, Optional.of(World.SOUTH.id())));
        assertThat(Consents.keepsAllFrom(world.state, World.PATIENT, World.SOUTH.id()))
                .isTrue();
        assertThat(Consents.keepsAllFrom(world.state, World.PATIENT, World.INSURER.id()))
                .isFalse();
        world.ok(lifts(world));
        assertThat(Consents.keepsAllFrom(world.state, World.PATIENT, World.SOUTH.id()))
                .isFalse();
    }

    @Test
    void aScopeAlwaysHasSixteenDifferentHashes() {
        var hashes = World.scope("g").hashes();
        assertThatThrownBy(() -> new Scope(hashes.subList(0, 15))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scope(java.util.Collections.nCopies(16, hashes.getFirst())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Code grants(World w, Grantee grantee) {
        return w.byPatient().does(w.granting("g", grantee, Purpose.TREAT));
    }

    private static ConsentCommand.GiveGrant lasting(World w, SubjectId subject, Duration length) {
        return new ConsentCommand.GiveGrant(
                World.grant("g"),
                subject,
                SOUTH,
                new TreeSet<>(Set.of(Purpose.TREAT)),
                w.lasting(length),
                World.scope("g"));
    }

    private static Code late(World w) {
        ConsentCommand.GiveGrant granting = w.granting("g", SOUTH, Purpose.TREAT);
        return w.after(Duration.ofDays(30)).byPatient().does(granting);
    }

    private static Code many(World w, Duration later) {
        IntStream.range(0, 64).forEach(n -> w.granted("g" + n));
        return w.after(later).byPatient().does(w.granting("one more", SOUTH, Purpose.TREAT));
    }

    private static Code manyRestrictions(World w) {
        IntStream.range(0, 32)
                .forEach(n -> w.ok(
                        w.byPatient().does(restricting("r" + n, World.PATIENT, Optional.empty(), Optional.empty()))));
        return restricts(w, Optional.empty());
    }

    private static ConsentCommand.Revoke revoking(Optional<MandateId> mandate) {
        return new ConsentCommand.Revoke(World.grant("g"), mandate);
    }

    private static Code revokes(World w) {
        return w.byPatient().does(revoking(Optional.empty()));
    }

    private static ConsentCommand.Restrict restricting(
            String name, SubjectId subject, Optional<OrganisationId> against, Optional<MandateId> mandate) {
        return new ConsentCommand.Restrict(World.restriction(name), subject, against, Optional.empty(), mandate);
    }

    private static Code restricts(World w, Optional<OrganisationId> against) {
        return w.byPatient().does(restricting("r", World.PATIENT, against, Optional.empty()));
    }

    private static Code lifts(World w) {
        return w.byPatient().does(new ConsentCommand.Lift(World.restriction("r")));
    }
}
