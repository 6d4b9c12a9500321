package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.access.AccessCommand;
import org.stele.contracts.access.AccessDecision;
import org.stele.contracts.access.AccessTables;
import org.stele.contracts.access.Finding;
import org.stele.contracts.access.Glass;
import org.stele.contracts.access.Permit;
import org.stele.contracts.access.ReviewKey;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.id.GlassId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.network.Purpose;
import org.stele.contracts.trail.Trail;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Code;

/** The ledger hears afterwards of glass that was broken without a quorum, and nothing keeps it from hearing. */
final class ProvisionalCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("it is told by the custodian", Code.OK, w -> toldBy(w, World.NORTH)),
                Case.of("it is told by the clinician's hospital", Code.OK, w -> toldBy(w, World.SOUTH)),
                Case.of(
                        "it is not told without a member",
                        World.DOOR,
                        w -> w.byKey(Keys.key("south-doctor")).does(w.breakingProvisionally("south-doctor"))),
                Case.of(
                        "it is not told with another's key",
                        Codes.KEY_UNKNOWN,
                        w -> w.vouchedKey("stranger").does(w.breakingProvisionally("south-doctor"))),
                Case.of(
                        "there is no such seat",
                        Codes.SEAT_UNKNOWN,
                        w -> w.vouchedKey("south-doctor").does(w.breakingProvisionally("nobody"))),
                Case.of(
                        "the seat itself breaks it with a quorum only",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("south-doctor").does(w.breakingProvisionally("south-doctor"))),
                Case.of(
                        "a closed seat does not hide it",
                        Code.OK,
                        w -> toldBy(
                                w.ok(w.by(World.SOUTH).does(new IdentityCommand.CloseSeat(World.seat("south-doctor")))),
                                World.NORTH)),
                Case.of(
                        "a suspended licence does not hide it",
                        Code.OK,
                        w -> toldBy(
                                w.ok(w.by(World.BOARD)
                                        .does(new CredentialCommand.Suspend(
                                                World.credential("south-doctor"), LicenceReason.LAPSED))),
                                World.NORTH)),
                Case.of("a new key does not hide it", Code.OK, w -> toldBy(rekeyed(w), World.NORTH)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    @Test
    void itSaysWhenItHappenedAndWhenItWasTold() {
        World world = new World();
        AccessCommand.BreakGlassProvisionally early = world.breakingProvisionally("south-doctor");
        world.after(Duration.ofHours(3)).ok(telling(world, World.NORTH).does(early));
        Glass glass = world.stored(AccessTables.GLASS, id(world));
        assertThat(glass.told()).contains(world.now());
        assertThat(glass.validity().from())
                .isEqualTo(early.validity().from())
                .isBefore(world.now().minus(Duration.ofHours(4)));
        TrailEntry entry =
                world.stored(TrailTables.ENTRY, new TrailKey(World.PATIENT, Trail.count(world.state, World.PATIENT)));
        assertThat(entry.kind()).isEqualTo(TrailKind.GLASS_BROKEN_PROVISIONALLY);
        assertThat(entry.author()).isEqualTo(World.seat("south-doctor").author());
        assertThat(entry.concerns()).contains(id(world).value());
    }

    @Test
    void bothHospitalsReviewItAndWhoBrokeItDoesNot() {
        World world = new World();
        world.ok(toldBy(world, World.SOUTH));
        GlassId glass = id(world);
        for (Party at : new Party[] {World.NORTH, World.SOUTH}) {
            assertThat(world.stored(AccessTables.REVIEW, new ReviewKey(glass, at.id()))
                            .open())
                    .isTrue();
        }
        assertThat(closes(world, "south-doctor", glass)).isEqualTo(Codes.POWER_MISSING);
        assertThat(closes(world, "south-reviewer", glass)).isEqualTo(Code.OK);
        assertThat(closes(world, "north-reviewer", glass)).isEqualTo(Code.OK);
    }

    @Test
    void nothingMoreIsPermittedByIt() {
        World world = new World();
        world.ok(toldBy(world, World.NORTH));
        Permit permit = world.stored(AccessTables.PERMIT, world.lastPermit());
        assertThat(permit.asker()).isEqualTo(World.seat("south-doctor").author());
        assertThat(AccessDecision.holds(world.state, permit, permit.validity().from()))
                .isFalse();
        assertThat(world.bySeat("south-doctor").does(world.asking(World.PATIENT, Purpose.ETREAT)))
                .isEqualTo(Codes.ACCESS_REFUSED);
    }

    private static Code toldBy(World w, Party party) {
        return telling(w, party).does(w.breakingProvisionally("south-doctor"));
    }

    private static Act telling(World w, Party party) {
        return w.byKey(Keys.key("south-doctor")).with(party.transactions());
    }

    private static GlassId id(World w) {
        return GlassId.of(w.lastPermit().transaction());
    }

    private static Code closes(World w, String seat, GlassId glass) {
        return w.bySeat(seat).does(new AccessCommand.CloseReview(glass, Finding.JUSTIFIED));
    }

    /** With a licence that is bound to the new key first. */
    private static World rekeyed(World w) {
        return w.ok(w.by(World.BOARD)
                        .does(new CredentialCommand.BindHolder(World.credential("south-doctor"), Keys.key("newer"))))
                .ok(w.by(World.SOUTH)
                        .does(new IdentityCommand.RekeySeat(World.seat("south-doctor"), Keys.key("newer"))));
    }
}
