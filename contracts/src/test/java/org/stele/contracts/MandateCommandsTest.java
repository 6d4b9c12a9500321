package org.stele.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.Power;
import org.stele.ledger.contract.Code;

/** Two members of staff witness what a patient without a key wants. */
final class MandateCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "two witnesses record a mandate",
                        Code.OK,
                        w -> w.witnesses().does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "its identifier is fresh",
                        Codes.MANDATE_EXISTS,
                        w -> w.mandated("m", World.UNCLAIMED).witnesses().does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "both witnesses sign",
                        Code.SIGNATURE_MISSING,
                        w -> w.by(World.NORTH).with(Keys.key("north-clerk")).does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "another organisation does not witness",
                        Codes.NOT_THE_CUSTODIAN,
                        w -> w.by(World.SOUTH).does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "another organisation's staff does not witness",
                        Codes.SEAT_OF_ANOTHER,
                        w -> w.witnesses()
                                .with(Keys.key("south-reviewer"))
                                .does(between(w, "north-clerk", "south-reviewer"))),
                Case.of(
                        "an unknown seat does not witness",
                        Codes.SEAT_UNKNOWN,
                        w -> w.witnesses().does(between(w, "north-clerk", "none"))),
                Case.of(
                        "a suspended seat does not witness",
                        Codes.SEAT_NOT_IN_FORCE,
                        w -> w.ok(w.by(World.NORTH).does(new IdentityCommand.SuspendSeat(World.seat("north-clerk"))))
                                .witnesses()
                                .does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "one person in two seats is one witness",
                        Codes.WITNESSES_NOT_DISTINCT,
                        w -> w.ok(twin(w)).witnesses().does(between(w, "north-clerk", "twin"))),
                Case.of("a mandate is short", Codes.TOO_LONG, w -> w.witnesses().does(until(w, Duration.ofDays(8)))),
                Case.of(
                        "a mandate ends in the future",
                        Codes.TOO_LONG,
                        w -> w.witnesses().does(until(w, Duration.ZERO))),
                Case.of(
                        "an unknown subject has no mandate",
                        Codes.SUBJECT_UNKNOWN,
                        w -> w.witnesses().does(w.witnessing("m", World.subject("none")))),
                Case.of(
                        "a seat alone records none",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("north-clerk").does(w.witnessing("m", World.UNCLAIMED))),
                Case.of(
                        "the patient ends it",
                        Code.OK,
                        w -> w.mandated("m", World.PATIENT)
                                .byPatient()
                                .does(new IdentityCommand.EndMandate(World.mandate("m")))),
                Case.of(
                        "the custodian ends it",
                        Code.OK,
                        w -> w.mandated("m", World.PATIENT)
                                .by(World.NORTH)
                                .does(new IdentityCommand.EndMandate(World.mandate("m")))),
                Case.of(
                        "nobody else ends it",
                        Codes.NOT_THE_CUSTODIAN,
                        w -> w.mandated("m", World.PATIENT)
                                .by(World.SOUTH)
                                .does(new IdentityCommand.EndMandate(World.mandate("m")))),
                Case.of(
                        "nobody ends it for somebody",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.mandated("m", World.PATIENT)
                                .by(World.NORTH)
                                .onBehalfOf(World.PATIENT.author())
                                .does(new IdentityCommand.EndMandate(World.mandate("m")))),
                Case.of(
                        "an unknown one does not end",
                        Codes.MANDATE_UNKNOWN,
                        w -> w.byPatient().does(new IdentityCommand.EndMandate(World.mandate("m")))),
                Case.of(
                        "an ended one does not end again",
                        Codes.MANDATE_NOT_IN_FORCE,
                        w -> w.mandated("m", World.PATIENT)
                                .ok(w.byPatient().does(new IdentityCommand.EndMandate(World.mandate("m"))))
                                .byPatient()
                                .does(new IdentityCommand.EndMandate(World.mandate("m")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static IdentityCommand.RecordMandate between(World w, String first, String second) {
        return new IdentityCommand.RecordMandate(
                World.mandate("m"),
                World.UNCLAIMED,
                List.of(World.seat(first), World.seat(second)),
                Keys.hash("paper"),
                w.now().plus(Duration.ofDays(1)));
    }

    private static IdentityCommand.RecordMandate until(World w, Duration length) {
        return new IdentityCommand.RecordMandate(
                World.mandate("m"),
                World.UNCLAIMED,
                List.of(World.seat("north-clerk"), World.seat("north-reviewer")),
                Keys.hash("paper"),
                w.now().plus(length));
    }

    private static Code twin(World w) {
        IdentityCommand.OpenSeat other = w.opening("twin", Optional.empty(), Power.CLERK);
        return w.by(World.NORTH)
                .does(new IdentityCommand.OpenSeat(
                        other.seat(), Keys.key("north-clerk"), other.powers(), other.validity(), other.licence()));
    }
}
