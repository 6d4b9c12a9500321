package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.GlassReason;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.PermitKind;
import org.stele.contracts.access.Review;
import org.stele.contracts.access.ReviewKey;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Code;

/** Access is asked for, the glass is broken and widened, and reviews are closed. */
final class AccessCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("a clinician with a grant is permitted", Code.OK, w -> asks(w.granted("g"))),
                Case.of(
                        "an organisation is no clinician, whatever is granted to it",
                        Codes.ACCESS_REFUSED,
                        w -> w.granted("g").by(World.SOUTH).does(w.asking(World.PATIENT, Purpose.TREAT))),
                Case.of("a clinician without a grant is refused", Codes.ACCESS_REFUSED, w -> asks(w)),
                Case.of(
                        "an unknown subject is refused the same",
                        Codes.ACCESS_REFUSED,
                        w -> w.bySeat("south-doctor").does(w.asking(World.subject("none"), Purpose.TREAT))),
                Case.of(
                        "a patient sees its own",
                        Code.OK,
                        w -> w.byPatient().does(w.asking(World.PATIENT, Purpose.PATRQT))),
                Case.of(
                        "a patient does not see another's",
                        Codes.ACCESS_REFUSED,
                        w -> w.byPatient().does(w.asking(World.UNCLAIMED, Purpose.PATRQT))),
                Case.of(
                        "a permit is short",
                        Codes.TOO_LONG,
                        w -> w.granted("g").bySeat("south-doctor").does(until(w, Duration.ofMinutes(16)))),
                Case.of(
                        "a permit is not over when it begins",
                        Codes.TOO_LONG,
                        w -> w.granted("g").bySeat("south-doctor").does(until(w, Duration.ZERO))),
                Case.of(
                        "a key that nothing is registered for does not ask",
                        Codes.WRONG_AUTHOR,
                        w -> w.vouchedKey("x").does(w.asking(World.PATIENT, Purpose.TREAT))),
                Case.of(
                        "nobody asks for somebody else",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.bySeat("south-doctor")
                                .onBehalfOf(World.PATIENT.author())
                                .does(w.asking(World.PATIENT, Purpose.TREAT))),
                Case.of(
                        "a suspended seat is stopped at the door",
                        World.DOOR,
                        w -> asks(w.granted("g")
                                .ok(w.by(World.SOUTH)
                                        .does(new IdentityCommand.SuspendSeat(World.seat("south-doctor")))))),
                Case.of(
                        "a suspended licence is refused",
                        Codes.ACCESS_REFUSED,
                        w -> asks(w.granted("g").ok(suspendedLicence(w)))),
                Case.of(
                        "a clinician breaks the glass",
                        Code.OK,
                        w -> w.bySeat("south-doctor").does(w.breaking("g"))),
                Case.of(
                        "a clinician without the power does not",
                        Codes.POWER_MISSING,
                        w -> w.bySeat("north-doctor").does(w.breaking("g"))),
                Case.of(
                        "a clinician without a licence does not",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> w.ok(suspendedLicence(w)).bySeat("south-doctor").does(w.breaking("g"))),
                Case.of(
                        "an organisation does not",
                        Codes.WRONG_AUTHOR,
                        w -> w.by(World.SOUTH).does(w.breaking("g"))),
                Case.of(
                        "an unknown subject has no glass",
                        Codes.SUBJECT_UNKNOWN,
                        w -> w.bySeat("south-doctor")
                                .does(new AccessCommand.BreakGlass(
                                        World.glass("g"),
                                        World.subject("none"),
                                        GlassReason.DISASTER,
                                        World.recipient(),
                                        w.now().plus(Duration.ofHours(1))))),
                Case.of(
                        "a glass' identifier is fresh",
                        Codes.GLASS_EXISTS,
                        w -> w.glassBroken("g").bySeat("south-doctor").does(w.breaking("g"))),
                Case.of(
                        "an emergency is not longer than the limit",
                        Codes.TOO_LONG,
                        w -> w.bySeat("south-doctor")
                                .does(new AccessCommand.BreakGlass(
                                        World.glass("g"),
                                        World.PATIENT,
                                        GlassReason.DISASTER,
                                        World.recipient(),
                                        w.now().plus(Duration.ofHours(5))))),
                Case.of("the glass is widened", Code.OK, w -> widens(w.glassBroken("g"), "south-doctor")),
                Case.of(
                        "the glass is widened once",
                        Codes.ALREADY_WIDENED,
                        w -> widens(w.glassBroken("g").ok(widens(w, "south-doctor")), "south-doctor")),
                Case.of(
                        "only who broke it widens it",
                        Codes.NOT_WHO_BROKE_IT,
                        w -> widens(w.glassBroken("g"), "north-doctor")),
                Case.of("an unknown glass is not widened", Codes.GLASS_UNKNOWN, w -> widens(w, "south-doctor")),
                Case.of(
                        "an emergency that is over is not widened",
                        Codes.GLASS_NOT_OPEN,
                        w -> widens(w.glassBroken("g").after(Duration.ofHours(2)), "south-doctor")),
                Case.of(
                        "the custodian's reviewer closes its review",
                        Code.OK,
                        w -> closes(w.glassBroken("g"), "north-reviewer", Finding.JUSTIFIED)),
                Case.of(
                        "the asker's reviewer closes its review",
                        Code.OK,
                        w -> closes(w.glassBroken("g"), "south-reviewer", Finding.AVOIDABLE)),
                Case.of(
                        "a review is closed once",
                        Codes.REVIEW_CLOSED,
                        w -> closes(
                                w.glassBroken("g").ok(closes(w, "north-reviewer", Finding.JUSTIFIED)),
                                "north-reviewer",
                                Finding.JUSTIFIED)),
                Case.of(
                        "only a reviewer reviews",
                        Codes.POWER_MISSING,
                        w -> closes(w.glassBroken("g"), "north-clerk", Finding.JUSTIFIED)),
                Case.of(
                        "an organisation without a review closes none",
                        Codes.REVIEW_UNKNOWN,
                        w -> closes(w.glassBroken("g").ok(insurersReviewer(w)), "insurer-reviewer", Finding.JUSTIFIED)),
                Case.of(
                        "an unknown glass has no review",
                        Codes.GLASS_UNKNOWN,
                        w -> closes(w, "north-reviewer", Finding.JUSTIFIED)),
                Case.of("who broke it does not review it", Codes.OWN_REVIEW, w -> ownReview(w.glassBroken("g"))),
                Case.of(
                        "a found abuse ends the emergency",
                        Codes.ACCESS_REFUSED,
                        w -> w.glassBroken("g")
                                .ok(closes(w, "north-reviewer", Finding.UNJUSTIFIED))
                                .bySeat("south-doctor")
                                .does(w.asking(World.PATIENT, Purpose.ETREAT))),
                Case.of(
                        "an emergency permits again",
                        Code.OK,
                        w -> w.glassBroken("g").bySeat("south-doctor").does(w.asking(World.PATIENT, Purpose.ETREAT))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    @Test
    void aPermitStandsUnderItsTransaction() {
        World world = new World().granted("g");
        world.ok(asks(world));
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        assertThat(permit.kind()).isEqualTo(PermitKind.CONSENT);
        assertThat(permit.grant()).contains(World.grant("g"));
        assertThat(permit.organisation()).contains(World.SOUTH.id());
        assertThat(permit.recipient()).isEqualTo(World.recipient());
    }

    @Test
    void aRefusalStaysInTheTrailWithoutItsReason() {
        World world = new World();
        assertThat(asks(world)).isEqualTo(Codes.ACCESS_REFUSED);
        TrailEntry entry = last(world);
        assertThat(entry.kind()).isEqualTo(TrailKind.REFUSED);
        assertThat(entry.outcome()).isEqualTo(Codes.ACCESS_REFUSED);
        assertThat(entry.author()).isEqualTo(World.seat("south-doctor").author());
        assertThat(entry.organisation()).contains(World.SOUTH.id());
        assertThat(entry.purpose()).contains(Purpose.TREAT);
    }

    @Test
    void askingForNobodyLeavesNothing() {
        World world = new World();
        world.bySeat("south-doctor").does(world.asking(World.subject("none"), Purpose.TREAT));
        assertThat(world.lastWroteNothing()).isTrue();
    }

    @Test
    void brokenGlassOpensAReviewAtBothHospitalsAndIsAFirstPermit() {
        World world = new World().glassBroken("g");
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        assertThat(permit.kind()).isEqualTo(PermitKind.EMERGENCY);
        assertThat(permit.validity().length()).isEqualTo(World.LIMITS.access());
        assertThat(review(world, World.NORTH).open()).isTrue();
        assertThat(review(world, World.SOUTH).open()).isTrue();
        assertThat(last(world).kind()).isEqualTo(TrailKind.GLASS_BROKEN);
    }

    @Test
    void aReviewThatNobodyClosesIsOverdueForEveryoneToSee() {
        World world = new World().glassBroken("g");
        assertThat(review(world, World.NORTH).overdue(world.now())).isFalse();
        world.after(World.LIMITS.review());
        assertThat(review(world, World.NORTH).overdue(world.now())).isTrue();
        world.ok(closes(world, "north-reviewer", Finding.JUSTIFIED));
        assertThat(review(world, World.NORTH).overdue(world.now())).isFalse();
        assertThat(review(world, World.NORTH).closure().orElseThrow().reviewer())
                .isEqualTo(World.seat("north-reviewer"));
    }

    @Test
    void wideningOpensAClosedReviewAgain() {
        World world = new World().glassBroken("g");
        world.ok(closes(world, "north-reviewer", Finding.JUSTIFIED));
        world.ok(widens(world, "south-doctor"));
        assertThat(review(world, World.NORTH).open()).isTrue();
        assertThat(world.stored(AccessTables.GLASS, World.glass("g")).widened()).contains(GlassReason.SET_INSUFFICIENT);
    }

    private static Review review(World w, Party at) {
        return w.stored(AccessTables.REVIEW, new ReviewKey(World.glass("g"), at.id()));
    }

    private static TrailEntry last(World w) {
        return w.stored(TrailTables.ENTRY, new TrailKey(World.PATIENT, Trail.count(w.state, World.PATIENT)));
    }

    private static Code asks(World w) {
        return w.bySeat("south-doctor").does(w.asking(World.PATIENT, Purpose.TREAT));
    }

    private static AccessCommand.Request until(World w, Duration length) {
        return new AccessCommand.Request(
                World.PATIENT, Purpose.TREAT, World.recipient(), w.now().plus(length), Optional.empty());
    }

    private static Code widens(World w, String seat) {
        return w.bySeat(seat).does(new AccessCommand.Widen(World.glass("g"), GlassReason.SET_INSUFFICIENT));
    }

    private static Code closes(World w, String seat, Finding finding) {
        return w.bySeat(seat).does(new AccessCommand.CloseReview(World.glass("g"), finding));
    }

    private static Code suspendedLicence(World w) {
        return w.by(World.BOARD)
                .does(new CredentialCommand.Suspend(World.credential("south-doctor"), LicenceReason.UNDER_REVIEW));
    }

    private static Code insurersReviewer(World w) {
        return w.by(World.INSURER).does(w.opening("insurer-reviewer", Optional.empty(), Power.REVIEW));
    }

    /** A second seat of the clinician who broke the glass, with the same key and the power to review. */
    private static Code ownReview(World w) {
        IdentityCommand.OpenSeat other = w.opening("second", Optional.empty(), Power.REVIEW);
        w.ok(w.by(World.SOUTH)
                .does(new IdentityCommand.OpenSeat(
                        other.seat(), Keys.key("south-doctor"), other.powers(), other.validity(), other.licence())));
        return new Act(w, World.seat("second").author(), Keys.key("south-doctor"))
                .does(new AccessCommand.CloseReview(World.glass("g"), Finding.JUSTIFIED));
    }
}
