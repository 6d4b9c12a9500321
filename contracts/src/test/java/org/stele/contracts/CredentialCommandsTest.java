package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.CredentialTables;
import org.stele.contracts.credential.Licence;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.credential.LicenceStatus;
import org.stele.contracts.credential.Licences;
import org.stele.ledger.contract.Code;

/** Boards register licences and change their status. */
final class CredentialCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("a board registers a licence", Code.OK, w -> registers(w, World.BOARD, "new")),
                Case.of("a hospital does not", Codes.NOT_A_BOARD, w -> registers(w, World.NORTH, "new")),
                Case.of(
                        "a seat does not",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("north-clerk").does(registering(w, "new"))),
                Case.of(
                        "an identifier is fresh",
                        Codes.CREDENTIAL_EXISTS,
                        w -> registers(w.ok(registers(w, World.BOARD, "new")), World.BOARD, "new")),
                Case.of("a licence is not over when it begins", Codes.LICENCE_OVER, w -> late(w)),
                Case.of("a licence is suspended", Code.OK, w -> suspends(w)),
                Case.of("a licence is reinstated", Code.OK, w -> reinstates(w.ok(suspends(w)))),
                Case.of("only a suspended one is reinstated", Codes.LICENCE_NOT_SUSPENDED, w -> reinstates(w)),
                Case.of("a licence is revoked", Code.OK, w -> revokes(w)),
                Case.of("a revoked one is not reinstated", Codes.LICENCE_OVER, w -> reinstates(w.ok(revokes(w)))),
                Case.of("a revoked one is not suspended", Codes.LICENCE_OVER, w -> suspends(w.ok(revokes(w)))),
                Case.of(
                        "one whose time is over does not change",
                        Codes.LICENCE_OVER,
                        w -> suspends(w.after(Duration.ofDays(4000)))),
                Case.of(
                        "an unknown one does not change",
                        Codes.CREDENTIAL_UNKNOWN,
                        w -> w.by(World.BOARD)
                                .does(new CredentialCommand.Revoke(
                                        World.credential("none"), LicenceReason.BOARD_ORDER))),
                Case.of(
                        "a holder has a new key",
                        Code.OK,
                        w -> w.by(World.BOARD)
                                .does(new CredentialCommand.BindHolder(
                                        World.credential("north-doctor"), Keys.key("fresh")))),
                Case.of(
                        "nobody acts for a board",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.by(World.BOARD)
                                .onBehalfOf(World.NORTH.id().author())
                                .does(registering(w, "new"))),
                Case.of(
                        "another board does not suspend",
                        Codes.NOT_THE_ISSUER,
                        w -> OtherBoard.in(w).suspends()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    @Test
    void aLicenceCountsForItsHolderWithinItsTimeWhileItIsInForce() {
        World world = new World();
        assertThat(counts(world, "north-doctor")).isTrue();
        assertThat(counts(world, "south-doctor")).isFalse();
        world.ok(suspends(world));
        assertThat(counts(world, "north-doctor")).isFalse();
        world.ok(reinstates(world));
        assertThat(counts(world, "north-doctor")).isTrue();
        world.after(Duration.ofDays(4000));
        assertThat(counts(world, "north-doctor")).isFalse();
    }

    @Test
    void aSuspendedLicenceSaysWhy() {
        World world = new World();
        world.ok(suspends(world));
        Licence licence = world.stored(CredentialTables.LICENCE, World.credential("north-doctor"));
        assertThat(licence.status()).isEqualTo(LicenceStatus.SUSPENDED);
        assertThat(licence.reason()).contains(LicenceReason.UNDER_REVIEW);
    }

    private static boolean counts(World w, String holder) {
        return Licences.inForce(w.state, World.credential("north-doctor"), Keys.key(holder), w.now());
    }

    private static CredentialCommand.Register registering(World w, String name) {
        return new CredentialCommand.Register(
                World.credential(name), Keys.key(name), w.lasting(Duration.ofDays(365)), Keys.hash(name));
    }

    private static Code registers(World w, Party board, String name) {
        return w.by(board).does(registering(w, name));
    }

    private static Code late(World w) {
        CredentialCommand.Register registering = registering(w, "new");
        return w.after(Duration.ofDays(366)).by(World.BOARD).does(registering);
    }

    private static Code suspends(World w) {
        return w.by(World.BOARD)
                .does(new CredentialCommand.Suspend(World.credential("north-doctor"), LicenceReason.UNDER_REVIEW));
    }

    private static Code reinstates(World w) {
        return w.by(World.BOARD).does(new CredentialCommand.Reinstate(World.credential("north-doctor")));
    }

    private static Code revokes(World w) {
        return w.by(World.BOARD)
                .does(new CredentialCommand.Revoke(World.credential("north-doctor"), LicenceReason.BOARD_ORDER));
    }
}
