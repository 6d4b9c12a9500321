package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.consent.ConsentCommand;
import org.stele.contracts.consent.ConsentTables;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.consent.ErasureItem;
import org.stele.contracts.consent.ErasureOutcome;
import org.stele.contracts.consent.ErasureRequest;
import org.stele.contracts.consent.KeepingGround;
import org.stele.contracts.consent.RequestedItem;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Code;

/** Patients ask for erasure; each holder answers for its part. */
final class ErasureCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("a patient asks for erasure", Code.OK, w -> asks(w)),
                Case.of("a request's identifier is fresh", Codes.ERASURE_EXISTS, w -> asks(w.ok(asks(w)))),
                Case.of(
                        "nobody asks for somebody else",
                        Codes.NOT_THE_SUBJECT,
                        w -> w.by(World.NORTH).does(asking(World.PATIENT, World.NORTH.id()))),
                Case.of(
                        "a holder is a member",
                        Codes.MEMBER_UNKNOWN,
                        w -> w.byPatient().does(asking(World.PATIENT, Keys.id("none", OrganisationId::new)))),
                Case.of(
                        "a desk does not ask",
                        Codes.BEHALF_NOT_ALLOWED,
                        w -> w.mandated("m", World.PATIENT)
                                .atDesk(World.PATIENT)
                                .does(asking(World.PATIENT, World.NORTH.id()))),
                Case.of("a holder erased", Code.OK, w -> answers(w.ok(asks(w)), World.NORTH, 0, ErasureAnswer.ERASED)),
                Case.of(
                        "a holder restricts until a date",
                        Code.OK,
                        w -> answers(w.ok(asks(w)), World.NORTH, 0, restrictedFor(w, Duration.ofDays(1000)))),
                Case.of(
                        "the date is to come",
                        Codes.TOO_LONG,
                        w -> answers(w.ok(asks(w)), World.NORTH, 0, restrictedFor(w, Duration.ofMillis(-5)))),
                Case.of("a holder refuses", Code.OK, w -> answers(w.ok(asks(w)), World.NORTH, 0, REFUSED)),
                Case.of(
                        "a holder answers for itself only",
                        Codes.NOT_THE_HOLDER,
                        w -> answers(w.ok(asks(w)), World.NORTH, 1, ErasureAnswer.ERASED)),
                Case.of(
                        "an unknown request is not answered",
                        Codes.ERASURE_UNKNOWN,
                        w -> answers(w, World.NORTH, 0, ErasureAnswer.ERASED)),
                Case.of(
                        "an unknown item is not answered",
                        Codes.ERASURE_UNKNOWN,
                        w -> answers(w.ok(asks(w)), World.NORTH, 2, ErasureAnswer.ERASED)),
                Case.of(
                        "an answer stands",
                        Codes.ALREADY_ANSWERED,
                        w -> answers(
                                w.ok(asks(w)).ok(answers(w, World.NORTH, 0, ErasureAnswer.ERASED)),
                                World.NORTH,
                                0,
                                REFUSED)),
                Case.of(
                        "a refusal does not become a restriction",
                        Codes.ALREADY_ANSWERED,
                        w -> answers(
                                w.ok(asks(w)).ok(answers(w, World.NORTH, 0, REFUSED)),
                                World.NORTH,
                                0,
                                restrictedFor(w, Duration.ofDays(1)))),
                Case.of(
                        "what was kept is erased later",
                        Code.OK,
                        w -> answers(
                                w.ok(asks(w))
                                        .ok(answers(w, World.NORTH, 0, restrictedFor(w, Duration.ofDays(9))))
                                        .after(Duration.ofDays(9)),
                                World.NORTH,
                                0,
                                ErasureAnswer.ERASED)),
                Case.of(
                        "a seat does not answer",
                        Codes.WRONG_AUTHOR,
                        w -> w.ok(asks(w))
                                .bySeat("north-clerk")
                                .does(new ConsentCommand.AnswerErasure(World.erasure("e"), 0, ErasureAnswer.ERASED))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static final ErasureAnswer REFUSED =
            new ErasureAnswer(ErasureOutcome.REFUSED, Optional.of(KeepingGround.LEGAL_CLAIM), Optional.empty());

    @Test
    void aRequestClosesWithTheLastHoldersAnswer() {
        World world = new World();
        world.ok(asks(world));
        world.ok(answers(world, World.NORTH, 0, ErasureAnswer.ERASED));
        assertThat(request(world).closed()).isEmpty();
        assertThat(request(world).open()).extracting(ErasureItem::holder).containsExactly(World.SOUTH.id());
        world.ok(answers(world, World.SOUTH, 1, restrictedFor(world, Duration.ofDays(1000))));
        assertThat(request(world).closed()).contains(world.now());
    }

    @Test
    void whoIsOverdueIsPlain() {
        World world = new World();
        world.ok(asks(world));
        world.ok(answers(world, World.NORTH, 0, ErasureAnswer.ERASED));
        assertThat(request(world).overdue(world.now())).isEmpty();
        world.after(Duration.ofDays(World.LIMITS.erasureDays()));
        assertThat(request(world).overdue(world.now()))
                .extracting(ErasureItem::holder)
                .containsExactly(World.SOUTH.id());
    }

    @Test
    void aLaterErasureDoesNotMoveTheClosing() {
        World world = new World();
        world.ok(asks(world));
        world.ok(answers(world, World.NORTH, 0, REFUSED));
        world.ok(answers(world, World.SOUTH, 1, ErasureAnswer.ERASED));
        var closed = request(world).closed();
        world.ok(answers(world, World.NORTH, 0, ErasureAnswer.ERASED));
        assertThat(request(world).closed()).isEqualTo(closed);
    }

    @Test
    void anAnswerThatKeepsHasAGroundAndARestrictionADate() {
        for (ErasureOutcome outcome : ErasureOutcome.values()) {
            boolean erased = outcome == ErasureOutcome.ERASED;
            Optional<KeepingGround> wrong = erased ? Optional.of(KeepingGround.NOT_HELD) : Optional.empty();
            assertThatThrownBy(() -> new ErasureAnswer(outcome, wrong, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ErasureAnswer(
                        ErasureOutcome.RESTRICTED, Optional.of(KeepingGround.RETENTION_LAW), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ErasureRequest request(World w) {
        return w.stored(ConsentTables.ERASURE, World.erasure("e"));
    }

    private static ConsentCommand.RequestErasure asking(SubjectId subject, OrganisationId... holders) {
        List<RequestedItem> items = Stream.of(holders)
                .map(holder -> new RequestedItem(Keys.hash("item at " + holder), holder))
                .toList();
        return new ConsentCommand.RequestErasure(World.erasure("e"), subject, items);
    }

    private static Code asks(World w) {
        return w.byPatient().does(asking(World.PATIENT, World.NORTH.id(), World.SOUTH.id()));
    }

    private static ErasureAnswer restrictedFor(World w, Duration length) {
        return new ErasureAnswer(
                ErasureOutcome.RESTRICTED,
                Optional.of(KeepingGround.RETENTION_LAW),
                Optional.of(w.now().plus(length)));
    }

    private static Code answers(World w, Party holder, int item, ErasureAnswer answer) {
        return w.by(holder).does(new ConsentCommand.AnswerErasure(World.erasure("e"), item, answer));
    }
}
