package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Subject;
import org.stele.contracts.identity.SubjectStatus;
import org.stele.contracts.trail.TrailEntry;
import org.stele.contracts.trail.TrailKey;
import org.stele.contracts.trail.TrailKind;
import org.stele.contracts.trail.TrailTables;
import org.stele.ledger.contract.Author;
import org.stele.ledger.contract.Code;

/** Subjects are registered and claimed, and patients change their keys. */
final class SubjectCommandsTest {
    private static Code offers(World w, String clerk, SubjectId subject) {
        return w.bySeat(clerk).does(w.offering(subject, Duration.ofDays(1)));
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.of(
                        "an organisation registers subjects",
                        Code.OK,
                        w -> w.by(World.SOUTH)
                                .does(new IdentityCommand.Register(List.of(World.subject("a"), World.subject("b"))))),
                Case.of(
                        "an import is resumed",
                        Code.OK,
                        w -> w.by(World.NORTH)
                                .does(new IdentityCommand.Register(List.of(World.PATIENT, World.subject("b"))))),
                Case.of(
                        "another's subject is not taken",
                        Codes.SUBJECT_EXISTS,
                        w -> w.by(World.SOUTH)
                                .does(new IdentityCommand.Register(List.of(World.subject("a"), World.PATIENT)))),
                Case.of(
                        "a patient does not register",
                        Codes.WRONG_AUTHOR,
                        w -> w.byPatient().does(new IdentityCommand.Register(List.of(World.subject("a"))))),
                Case.of(
                        "a subject is claimed at the desk",
                        Code.OK,
                        w -> w.claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a subject is claimed once",
                        Codes.SUBJECT_CLAIMED,
                        w -> w.claiming(World.PATIENT, "other")
                                .does(new IdentityCommand.Claim(World.PATIENT, World.seat("north-clerk")))),
                Case.of(
                        "an unknown subject is not claimed",
                        Codes.SUBJECT_UNKNOWN,
                        w -> w.claiming(World.subject("none"), "other")
                                .does(new IdentityCommand.Claim(World.subject("none"), World.seat("north-clerk")))),
                Case.of(
                        "a claim that no member signs stops at the door",
                        World.DOOR,
                        w -> w.byKey(Keys.key("other"))
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "another organisation's signature is none",
                        Code.SIGNATURE_MISSING,
                        w -> w.byKey(Keys.key("other"))
                                .with(World.SOUTH.transactions())
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a claim names a clerk",
                        Codes.POWER_MISSING,
                        w -> w.claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-doctor")))),
                Case.of(
                        "a claim names a clerk of the custodian",
                        Codes.SEAT_OF_ANOTHER,
                        w -> w.claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("south-reviewer")))),
                Case.of(
                        "a claim names a clerk that there is",
                        Codes.SEAT_UNKNOWN,
                        w -> w.claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("none")))),
                Case.of(
                        "a claim names a clerk in service",
                        Codes.SEAT_NOT_IN_FORCE,
                        w -> w.ok(w.by(World.NORTH).does(new IdentityCommand.SuspendSeat(World.seat("north-clerk"))))
                                .claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a claim without a clerk's offer is none",
                        Codes.CLAIM_NOT_OFFERED,
                        w -> w.vouchedKey("other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a claim names the clerk who offered it",
                        Codes.CLAIM_NOT_OFFERED,
                        w -> w.claiming(World.UNCLAIMED, "other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-reviewer")))),
                Case.of(
                        "an offer ends",
                        Codes.CLAIM_NOT_OFFERED,
                        w -> w.offered(World.UNCLAIMED)
                                .after(Duration.ofDays(1))
                                .vouchedKey("other")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of("a clerk offers a claim", Code.OK, w -> offers(w, "north-clerk", World.UNCLAIMED)),
                Case.of("a clinician does not", Codes.POWER_MISSING, w -> offers(w, "north-doctor", World.UNCLAIMED)),
                Case.of(
                        "a clerk offers the own organisation's subjects",
                        Codes.SEAT_OF_ANOTHER,
                        w -> offers(w, "south-reviewer", World.UNCLAIMED)),
                Case.of(
                        "an organisation offers nothing",
                        Codes.WRONG_AUTHOR,
                        w -> w.by(World.NORTH).does(w.offering(World.UNCLAIMED, Duration.ofDays(1)))),
                Case.of(
                        "what is claimed is not offered",
                        Codes.SUBJECT_CLAIMED,
                        w -> offers(w, "north-clerk", World.PATIENT)),
                Case.of(
                        "an unknown subject is not offered",
                        Codes.SUBJECT_UNKNOWN,
                        w -> offers(w, "north-clerk", World.subject("none"))),
                Case.of(
                        "an offer lasts a week at most",
                        Codes.TOO_LONG,
                        w -> w.bySeat("north-clerk").does(w.offering(World.UNCLAIMED, Duration.ofDays(8)))),
                Case.of(
                        "an offer is not over when it is made",
                        Codes.TOO_LONG,
                        w -> w.bySeat("north-clerk").does(w.offering(World.UNCLAIMED, Duration.ofSeconds(-1)))),
                Case.of(
                        "two subjects never share a key",
                        Codes.KEY_IN_USE,
                        w -> w.claiming(World.UNCLAIMED, "patient")
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a custodian does not claim",
                        Codes.WRONG_AUTHOR,
                        w -> w.by(World.NORTH)
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "another key than the author's does not claim",
                        World.DOOR,
                        w -> new Act(w, new Author("key", Keys.key("other").toString()), Keys.key("thief"))
                                .does(new IdentityCommand.Claim(World.UNCLAIMED, World.seat("north-clerk")))),
                Case.of(
                        "a patient takes one more subject without a clerk",
                        Code.OK,
                        w -> w.vouchedKey("other").does(further(World.UNCLAIMED))),
                Case.of(
                        "one more subject is taken once",
                        Codes.SUBJECT_CLAIMED,
                        w -> w.vouchedKey("other").does(further(World.PATIENT))),
                Case.of(
                        "one more subject that there is not is not taken",
                        Codes.SUBJECT_UNKNOWN,
                        w -> w.vouchedKey("other").does(further(World.subject("none")))),
                Case.of(
                        "nobody takes one more subject without the custodian",
                        Code.SIGNATURE_MISSING,
                        w -> w.byKey(Keys.key("other"))
                                .with(World.SOUTH.transactions())
                                .does(further(World.UNCLAIMED))),
                Case.of(
                        "one more subject needs a key of its own",
                        Codes.KEY_IN_USE,
                        w -> w.vouchedKey("patient").does(further(World.UNCLAIMED))),
                Case.of(
                        "a custodian does not take one more subject",
                        Codes.WRONG_AUTHOR,
                        w -> w.by(World.NORTH).does(further(World.UNCLAIMED))),
                Case.of("a patient adds a key", Code.OK, w -> adds(w, "second")),
                Case.of(
                        "a new key signs too",
                        Code.SIGNATURE_MISSING,
                        w -> w.byPatient().does(new IdentityCommand.AddKey(Keys.key("second")))),
                Case.of("a key is not added twice", Codes.KEY_IN_USE, w -> adds(w.ok(adds(w, "second")), "second")),
                Case.of("a subject has eight keys at most", Codes.TOO_MANY_KEYS, w -> nine(w)),
                Case.of(
                        "a patient removes a key",
                        Code.OK,
                        w -> w.ok(adds(w, "second"))
                                .byPatient()
                                .does(new IdentityCommand.RemoveKey(Keys.key("patient")))),
                Case.of(
                        "the last key stays",
                        Codes.LAST_KEY,
                        w -> w.byPatient().does(new IdentityCommand.RemoveKey(Keys.key("patient")))),
                Case.of(
                        "an unknown key is not removed",
                        Codes.KEY_UNKNOWN,
                        w -> w.byPatient().does(new IdentityCommand.RemoveKey(Keys.key("second")))),
                Case.of(
                        "a removed key is stopped at the door",
                        World.DOOR,
                        w -> w.ok(adds(w, "second"))
                                .ok(w.byPatient().does(new IdentityCommand.RemoveKey(Keys.key("patient"))))
                                .byPatient()
                                .does(new IdentityCommand.RemoveKey(Keys.key("second")))),
                Case.of("a removed key does not come back", Codes.KEY_IN_USE, w -> back(w.ok(replaces(w)))),
                Case.of("a patient replaces the only key", Code.OK, w -> replaces(w)),
                Case.of(
                        "an unknown key is not replaced",
                        Codes.KEY_UNKNOWN,
                        w -> w.byPatient()
                                .with(Keys.key("new"))
                                .does(new IdentityCommand.ReplaceKey(Keys.key("none"), Keys.key("new")))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    @Test
    void aClaimedSubjectHasTheWalletsKeyAndTheClerkInItsTrail() {
        World world = new World();
        Subject subject = world.stored(IdentityTables.SUBJECT, World.PATIENT);
        assertThat(subject.status()).isEqualTo(SubjectStatus.CLAIMED);
        assertThat(subject.keys()).containsExactly(Keys.key("patient"));
        TrailEntry entry = world.stored(TrailTables.ENTRY, new TrailKey(World.PATIENT, 1));
        assertThat(entry.kind()).isEqualTo(TrailKind.CLAIMED);
        assertThat(entry.concerns()).contains(World.seat("north-clerk").value());
        assertThat(entry.organisation()).contains(World.NORTH.id());
    }

    @Test
    void aReplacedKeyNoLongerActsAndTheNewOneDoes() {
        World world = new World();
        world.ok(replaces(world));
        assertThat(world.stored(IdentityTables.SUBJECT, World.PATIENT).keys()).containsExactly(Keys.key("new"));
    }

    private static IdentityCommand.ClaimFurther further(SubjectId subject) {
        return new IdentityCommand.ClaimFurther(subject, Keys.hash("statement"));
    }

    private static Code adds(World w, String name) {
        return w.byPatient().with(Keys.key(name)).does(new IdentityCommand.AddKey(Keys.key(name)));
    }

    private static Code nine(World w) {
        IntStream.rangeClosed(2, 8).forEach(n -> w.ok(adds(w, "key " + n)));
        return adds(w, "key 9");
    }

    private static Code replaces(World w) {
        return w.byPatient()
                .with(Keys.key("new"))
                .does(new IdentityCommand.ReplaceKey(Keys.key("patient"), Keys.key("new")));
    }

    private static Code back(World w) {
        return new Act(w, World.PATIENT.author(), Keys.key("new"))
                .with(Keys.key("patient"))
                .does(new IdentityCommand.AddKey(Keys.key("patient")));
    }
}
