package org.stele.contracts;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.ledger.contract.Code;

/** Organisations open, change and close the seats of their staff. */
final class SeatCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "a seat without a licence is opened",
                        Code.OK,
                        w -> w.by(World.NORTH).does(w.opening("new", Optional.empty(), Power.CLERK, Power.REVIEW))),
                Case.of(
                        "a seat's identifier is fresh",
                        Codes.SEAT_EXISTS,
                        w -> w.by(World.NORTH).does(w.opening("north-clerk", Optional.empty(), Power.CLERK))),
                Case.of(
                        "a power may need a licence",
                        Codes.LICENCE_REQUIRED,
                        w -> w.by(World.NORTH).does(w.opening("new", Optional.empty(), Power.SIGN))),
                Case.of(
                        "a licence is registered",
                        Codes.CREDENTIAL_UNKNOWN,
                        w -> w.by(World.NORTH)
                                .does(w.opening("new", Optional.of(World.credential("none")), Power.SIGN))),
                Case.of(
                        "nobody borrows another's licence",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> w.by(World.NORTH)
                                .does(w.opening("new", Optional.of(World.credential("north-doctor")), Power.SIGN))),
                Case.of("a seat ends in the future", Codes.TOO_LONG, w -> late(w)),
                Case.of(
                        "a seat is opened by an organisation",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("north-clerk").does(w.opening("new", Optional.empty(), Power.CLERK))),
                Case.of("a seat is suspended", Code.OK, w -> w.by(World.NORTH).does(suspending("north-clerk"))),
                Case.of(
                        "a suspended seat is stopped at the door",
                        World.DOOR,
                        w -> w.ok(w.by(World.NORTH).does(suspending("north-clerk")))
                                .bySeat("north-clerk")
                                .does(suspending("north-clerk"))),
                Case.of(
                        "a suspended seat is resumed",
                        Code.OK,
                        w -> w.ok(w.by(World.NORTH).does(suspending("north-clerk")))
                                .by(World.NORTH)
                                .does(new IdentityCommand.ResumeSeat(World.seat("north-clerk")))),
                Case.of(
                        "a seat is closed",
                        Code.OK,
                        w -> w.by(World.NORTH).does(new IdentityCommand.CloseSeat(World.seat("north-clerk")))),
                Case.of(
                        "a closed seat stays closed",
                        Codes.SEAT_CLOSED,
                        w -> w.ok(w.by(World.NORTH).does(new IdentityCommand.CloseSeat(World.seat("north-clerk"))))
                                .by(World.NORTH)
                                .does(new IdentityCommand.ResumeSeat(World.seat("north-clerk")))),
                Case.of(
                        "another organisation's seat is not touched",
                        Codes.SEAT_OF_ANOTHER,
                        w -> w.by(World.SOUTH).does(suspending("north-clerk"))),
                Case.of(
                        "an unknown seat is not touched",
                        Codes.SEAT_UNKNOWN,
                        w -> w.by(World.SOUTH).does(suspending("none"))),
                Case.of(
                        "a clerk has a new key",
                        Code.OK,
                        w -> w.by(World.NORTH)
                                .does(new IdentityCommand.RekeySeat(World.seat("north-clerk"), Keys.key("new")))),
                Case.of(
                        "a clinician's new key is bound to the licence first",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> w.by(World.NORTH)
                                .does(new IdentityCommand.RekeySeat(World.seat("north-doctor"), Keys.key("new")))),
                Case.of(
                        "a clinician has a new key",
                        Code.OK,
                        w -> w.ok(w.by(World.BOARD)
                                        .does(new CredentialCommand.BindHolder(
                                                World.credential("north-doctor"), Keys.key("new"))))
                                .by(World.NORTH)
                                .does(new IdentityCommand.RekeySeat(World.seat("north-doctor"), Keys.key("new")))),
                Case.of(
                        "a revoked licence opens no seat",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> w.ok(w.by(World.BOARD)
                                        .does(new CredentialCommand.Revoke(
                                                World.credential("north-doctor"), LicenceReason.LAPSED)))
                                .by(World.NORTH)
                                .does(again(w))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static Code late(World w) {
        IdentityCommand.OpenSeat opening = w.opening("new", Optional.empty(), Power.CLERK);
        return w.after(Duration.ofDays(4000)).by(World.NORTH).does(opening);
    }

    private static IdentityCommand.SuspendSeat suspending(String name) {
        return new IdentityCommand.SuspendSeat(World.seat(name));
    }

    private static IdentityCommand.OpenSeat again(World w) {
        IdentityCommand.OpenSeat other = w.opening("other", Optional.of(World.credential("north-doctor")), Power.SIGN);
        return new IdentityCommand.OpenSeat(
                other.seat(), Keys.key("north-doctor"), other.powers(), other.validity(), other.licence());
    }
}
