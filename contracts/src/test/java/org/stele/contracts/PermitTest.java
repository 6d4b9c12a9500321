package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Decision;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.RefusalReason;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;

/** That a permit was given does not mean that it still holds. */
final class PermitTest {
    record Line(String says, RefusalReason reason, Consumer<World> then) {
        @Override
        public String toString() {
            return says;
        }
    }

    static Stream<Line> consentEnds() {
        return Stream.of(
                new Line("the grant is revoked", RefusalReason.NO_GRANT, PermitTest::revoke),
                new Line("the patient restricts", RefusalReason.RESTRICTED, PermitTest::restrict),
                new Line("the licence is suspended", RefusalReason.LICENCE_NOT_IN_FORCE, PermitTest::suspendLicence),
                new Line("the seat is suspended", RefusalReason.SEAT_NOT_IN_FORCE, PermitTest::suspendSeat),
                new Line("its time is over", RefusalReason.PERMIT_OVER, w -> w.after(Duration.ofMinutes(10))));
    }

    static Stream<Line> emergencyEnds() {
        return Stream.of(
                new Line("the licence is suspended", RefusalReason.LICENCE_NOT_IN_FORCE, PermitTest::suspendLicence),
                new Line("the seat is suspended", RefusalReason.SEAT_NOT_IN_FORCE, PermitTest::suspendSeat),
                new Line("a review found abuse", RefusalReason.EMERGENCY_OVER, PermitTest::findAbuse),
                new Line("its time is over", RefusalReason.PERMIT_OVER, w -> w.after(Duration.ofMinutes(15))));
    }

    @ParameterizedTest
    @MethodSource("consentEnds")
    void aPermitByConsentEndsWhen(Line line) {
        World world = new World().granted("g");
        world.ok(world.bySeat("south-doctor").does(world.asking(World.PATIENT, Purpose.TREAT)));
        endsBy(line, world);
    }

    @ParameterizedTest
    @MethodSource("emergencyEnds")
    void aPermitInAnEmergencyEndsWhen(Line line) {
        endsBy(line, new World().glassBroken("g"));
    }

    @Test
    void aPermitUnderARevokedGrantDoesNotHoldByAnotherGrant() {
        World world = new World().granted("g");
        world.ok(world.bySeat("south-doctor").does(world.asking(World.PATIENT, Purpose.TREAT)));
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        world.granted("another");
        assertThat(AccessDecision.holds(world.state, permit, world.now())).isTrue();
        revoke(world);
        assertThat(AccessDecision.holds(world.state, permit, world.now())).isFalse();
    }

    @Test
    void anEmergencyHoldsAgainstARestriction() {
        World world = new World().glassBroken("g");
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        restrict(world);
        assertThat(AccessDecision.holds(world.state, permit, world.now())).isTrue();
    }

    @Test
    void aPatientsOwnPermitHoldsAgainstItsRestrictions() {
        World world = new World();
        world.ok(world.byPatient().does(world.asking(World.PATIENT, Purpose.PATRQT)));
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        restrict(world);
        assertThat(AccessDecision.holds(world.state, permit, world.now())).isTrue();
    }

    private static void endsBy(Line line, World world) {
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        assertThat(AccessDecision.holds(world.state, permit, world.now())).isTrue();
        line.then().accept(world);
        assertThat(AccessDecision.again(world.state, permit, world.now()))
                .isEqualTo(new Decision.Refused(line.reason()));
    }

    private static void revoke(World w) {
        w.ok(w.byPatient().does(new ConsentCommand.Revoke(World.grant("g"), Optional.empty())));
    }

    private static void restrict(World w) {
        w.ok(w.byPatient()
                .does(new ConsentCommand.Restrict(
                        World.restriction("r"),
                        World.PATIENT,
                        Optional.of(World.SOUTH.id()),
                        Optional.empty(),
                        Optional.empty())));
    }

    private static void suspendLicence(World w) {
        w.ok(w.by(World.BOARD)
                .does(new CredentialCommand.Suspend(World.credential("south-doctor"), LicenceReason.UNDER_REVIEW)));
    }

    private static void suspendSeat(World w) {
        w.ok(w.by(World.SOUTH).does(new IdentityCommand.SuspendSeat(World.seat("south-doctor"))));
    }

    private static void findAbuse(World w) {
        w.ok(w.bySeat("north-reviewer").does(new AccessCommand.CloseReview(World.glass("g"), Finding.UNJUSTIFIED)));
    }
}
