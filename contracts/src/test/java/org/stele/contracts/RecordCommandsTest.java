package org.stele.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.credential.CredentialCommand;
import org.stele.contracts.credential.LicenceReason;
import org.stele.contracts.identity.IdentityCommand;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Attestation;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.ErasureGround;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.contracts.record.Sheet;
import org.stele.crypto.json.StrictJson;
import org.stele.ledger.contract.Code;

/** Custodians commit, amend, mark and erase their records. */
final class RecordCommandsTest {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("an organisation attests", Code.OK, w -> commits(w, Attestor.ORGANISATION, "r")),
                Case.of(
                        "a device attests",
                        Code.OK,
                        w -> commits(w, new Attestor(Attestation.DEVICE, Optional.empty()), "r")),
                Case.of(
                        "a patient attests",
                        Code.OK,
                        w -> commits(w, new Attestor(Attestation.PATIENT, Optional.empty()), "r")),
                Case.of("a clinician attests", Code.OK, w -> signs(w, "north-doctor", "r")),
                Case.of("a clinician signs", Code.SIGNATURE_MISSING, w -> commits(w, NORTH_DOCTOR, "r")),
                Case.of("a clinician is of the house", Codes.SEAT_OF_ANOTHER, w -> signs(w, "south-doctor", "r")),
                Case.of("a clinician is known", Codes.SEAT_UNKNOWN, w -> signs(w, "none", "r")),
                Case.of("a clerk does not attest", Codes.POWER_MISSING, w -> signs(w, "north-clerk", "r")),
                Case.of(
                        "a suspended licence attests nothing",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> signs(w.ok(suspended(w)), "north-doctor", "r")),
                Case.of(
                        "a licence held with another key attests nothing",
                        Codes.LICENCE_NOT_IN_FORCE,
                        w -> signs(
                                w.ok(w.by(World.BOARD)
                                        .does(new CredentialCommand.BindHolder(
                                                World.credential("north-doctor"), Keys.key("other")))),
                                "north-doctor",
                                "r")),
                Case.of(
                        "a suspended seat attests nothing",
                        Codes.SEAT_NOT_IN_FORCE,
                        w -> signs(
                                w.ok(w.by(World.NORTH)
                                        .does(new IdentityCommand.SuspendSeat(World.seat("north-doctor")))),
                                "north-doctor",
                                "r")),
                Case.of(
                        "a clinician alone commits nothing",
                        Codes.WRONG_AUTHOR,
                        w -> w.bySeat("north-doctor").does(batch(NORTH_DOCTOR, "r"))),
                Case.of(
                        "an import is resumed",
                        Code.OK,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r", "s"))
                                .by(World.NORTH)
                                .does(batch(Attestor.ORGANISATION, "r", "s", "t"))),
                Case.of(
                        "a record is not replaced",
                        Codes.RECORD_EXISTS,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.NORTH)
                                .does(sheet(Attestor.ORGANISATION, new Entry(World.record("r"), Keys.hash("other"))))),
                Case.of(
                        "a record is not attested anew",
                        Codes.RECORD_EXISTS,
                        w -> signs(w.ok(commits(w, Attestor.ORGANISATION, "r")), "north-doctor", "r")),
                Case.of(
                        "another's record is not taken",
                        Codes.RECORD_EXISTS,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.SOUTH)
                                .does(batch(Attestor.ORGANISATION, "r"))),
                Case.of(
                        "a batch is all or nothing",
                        Codes.RECORD_EXISTS,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.SOUTH)
                                .does(batch(Attestor.ORGANISATION, "q", "r"))),
                Case.of(
                        "a record is amended",
                        Code.OK,
                        w -> amends(w.ok(commits(w, Attestor.ORGANISATION, "r")), "s", "r")),
                Case.of(
                        "a version is new",
                        Codes.RECORD_EXISTS,
                        w -> amends(w.ok(commits(w, Attestor.ORGANISATION, "r", "s")), "s", "r")),
                Case.of("only what there is is amended", Codes.RECORD_UNKNOWN, w -> amends(w, "s", "r")),
                Case.of(
                        "only the last version is amended",
                        Codes.RECORD_NOT_CURRENT,
                        w -> amends(w.ok(commits(w, Attestor.ORGANISATION, "r")).ok(amends(w, "s", "r")), "t", "r")),
                Case.of(
                        "another's record is not amended",
                        Codes.NOT_THE_CUSTODIAN,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.SOUTH)
                                .does(amendment("s", "r"))),
                Case.of(
                        "a record is marked as an error",
                        Code.OK,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.NORTH)
                                .does(new RecordCommand.MarkInError(World.record("r"), ErrorReason.WRONG_PATIENT))),
                Case.of(
                        "a superseded one is not",
                        Codes.RECORD_NOT_CURRENT,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .ok(amends(w, "s", "r"))
                                .by(World.NORTH)
                                .does(new RecordCommand.MarkInError(World.record("r"), ErrorReason.DUPLICATE))),
                Case.of(
                        "records are added, amended and marked together",
                        Code.OK,
                        w -> revises(w.ok(commits(w, Attestor.ORGANISATION, "r", "s")), "t", "u", "r", "s")),
                Case.of(
                        "of what is done together one amends only the last version",
                        Codes.RECORD_NOT_CURRENT,
                        w -> revises(
                                w.ok(commits(w, Attestor.ORGANISATION, "r", "s"))
                                        .ok(amends(w, "q", "r")),
                                "t",
                                "u",
                                "r",
                                "s")),
                Case.of(
                        "of what is done together one marks only what there is",
                        Codes.RECORD_UNKNOWN,
                        w -> revises(w.ok(commits(w, Attestor.ORGANISATION, "r")), "t", "u", "r", "s")),
                Case.of(
                        "another's records are not revised",
                        Codes.NOT_THE_CUSTODIAN,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r", "s"))
                                .by(World.SOUTH)
                                .does(revision("t", "u", "r", "s"))),
                Case.of(
                        "records are erased",
                        Code.OK,
                        w -> erases(w.ok(commits(w, Attestor.ORGANISATION, "r", "s")), "r", "s")),
                Case.of(
                        "an erasure is resumed",
                        Code.OK,
                        w -> erases(
                                w.ok(commits(w, Attestor.ORGANISATION, "r", "s"))
                                        .ok(erases(w, "r")),
                                "r",
                                "s")),
                Case.of(
                        "an erased record is not amended",
                        Codes.RECORD_NOT_CURRENT,
                        w -> amends(w.ok(commits(w, Attestor.ORGANISATION, "r")).ok(erases(w, "r")), "s", "r")),
                Case.of(
                        "another's record is not erased",
                        Codes.NOT_THE_CUSTODIAN,
                        w -> w.ok(commits(w, Attestor.ORGANISATION, "r"))
                                .by(World.SOUTH)
                                .does(new RecordCommand.Tombstone(List.of(World.record("r")), ErasureGround.UNLAWFUL))),
                Case.of("an unknown record is not erased", Codes.RECORD_UNKNOWN, w -> erases(w, "r")),
                Case.of(
                        "a vote key commits nothing",
                        World.DOOR,
                        w -> new Act(w, World.NORTH.id().author(), World.NORTH.vote())
                                .does(batch(Attestor.ORGANISATION, "r"))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseEndsAsTheTableSays(Case line) {
        line.holds();
    }

    private static final Attestor NORTH_DOCTOR = Attestor.clinician(World.seat("north-doctor"));

    @Test
    void aRecordIsOneUpdateOfTheStateAndAnAmendmentTwo() {
        World world = new World();
        int before = world.state.size();
        world.ok(commits(world, Attestor.ORGANISATION, "r"));
        assertThat(world.state.size()).isEqualTo(before + 1);
        world.ok(amends(world, "s", "r"));
        assertThat(world.state.size()).isEqualTo(before + 2);
    }

    @Test
    void bothVersionsOfAnAmendedRecordStand() {
        World world = new World();
        world.ok(commits(world, Attestor.ORGANISATION, "r"));
        world.ok(amends(world, "s", "r"));
        RecordState old = world.stored(RecordTables.RECORD, World.record("r"));
        assertThat(old.status()).isEqualTo(RecordStatus.SUPERSEDED);
        assertThat(old.commitment()).isEqualTo(Keys.hash("r"));
        assertThat(old.change().orElseThrow().supersededBy()).contains(World.record("s"));
        assertThat(old.change().orElseThrow().amendment()).contains(AmendReason.CORRECTED_RESULT);
        assertThat(world.stored(RecordTables.RECORD, World.record("s")).status())
                .isEqualTo(RecordStatus.CURRENT);
    }

    @Test
    void whatHappenedBeforeStaysWhenARecordIsErased() {
        World world = new World();
        world.ok(commits(world, Attestor.ORGANISATION, "r"));
        world.ok(amends(world, "s", "r"));
        world.ok(erases(world, "r"));
        Change change =
                world.stored(RecordTables.RECORD, World.record("r")).change().orElseThrow();
        assertThat(change.supersededBy()).contains(World.record("s"));
        assertThat(change.erasure()).contains(ErasureGround.SUBJECT_REQUEST);
    }

    @Test
    void aFullBatchFitsIntoATransaction() {
        String[] names =
                IntStream.range(0, RecordCommand.MOST).mapToObj(n -> "r" + n).toArray(String[]::new);
        assertThat(StrictJson.write(batch(NORTH_DOCTOR, names))).hasSizeLessThan(60 * 1024);
        World world = new World();
        world.ok(world.by(World.NORTH).with(Keys.key("north-doctor")).does(batch(NORTH_DOCTOR, names)));
        assertThat(world.state.rowsOf(RecordTables.RECORD)).isEqualTo(RecordCommand.MOST);
    }

    @Test
    void aBatchNamesEachRecordOnce() {
        assertThatThrownBy(() -> batch(Attestor.ORGANISATION, "r", "r")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordCommand.Commit(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsRevisedTogetherStandsWholeOrNotAtAll() {
        World world = new World();
        world.ok(commits(world, Attestor.ORGANISATION, "r", "s"));
        world.ok(amends(world, "q", "s"));
        assertThat(revises(world, "t", "u", "r", "s")).isEqualTo(Codes.RECORD_NOT_CURRENT);
        assertThat(world.state.get(RecordTables.RECORD, World.record("t"))).isEmpty();
        assertThat(status(world, "r")).isEqualTo(RecordStatus.CURRENT);
        world.ok(revises(world, "t", "u", "r", "q"));
        assertThat(List.of(status(world, "t"), status(world, "u"), status(world, "r"), status(world, "q")))
                .containsExactly(
                        RecordStatus.CURRENT, RecordStatus.CURRENT, RecordStatus.SUPERSEDED, RecordStatus.IN_ERROR);
    }

    @Test
    void aFullRevisionFitsIntoATransaction() {
        List<RecordCommand.Amend> amendments = IntStream.range(0, RecordCommand.MOST / 2)
                .mapToObj(n -> new RecordCommand.Amend(
                        World.record("new" + n),
                        Keys.hash("new" + n),
                        NORTH_DOCTOR,
                        World.record("old" + n),
                        AmendReason.CORRECTED_RESULT))
                .toList();
        assertThat(StrictJson.write(new RecordCommand.Revise(List.of(), amendments, List.of())))
                .hasSizeLessThan(60 * 1024);
    }

    @Test
    void aRevisionNamesEachRecordOnce() {
        assertThatThrownBy(() -> revision("t", "u", "r", "r")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordCommand.Revise(List.of(), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSeatStandsWithAClinicianAndWithNobodyElse() {
        assertThatThrownBy(() -> new Attestor(Attestation.CLINICIAN, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Attestor(Attestation.DEVICE, Optional.of(World.seat("north-doctor"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordCommand.Commit sheet(Attestor attestor, Entry... entries) {
        return new RecordCommand.Commit(List.of(new Sheet(attestor, List.of(entries))));
    }

    private static RecordCommand.Commit batch(Attestor attestor, String... names) {
        return sheet(
                attestor,
                Stream.of(names)
                        .map(name -> new Entry(World.record(name), Keys.hash(name)))
                        .toArray(Entry[]::new));
    }

    private static Code commits(World w, Attestor attestor, String... names) {
        return w.by(World.NORTH).does(batch(attestor, names));
    }

    private static Code signs(World w, String seat, String name) {
        return w.by(World.NORTH).with(Keys.key(seat)).does(batch(Attestor.clinician(World.seat(seat)), name));
    }

    private static RecordCommand.Amend amendment(String record, String old) {
        return new RecordCommand.Amend(
                World.record(record),
                Keys.hash(record),
                Attestor.ORGANISATION,
                World.record(old),
                AmendReason.CORRECTED_RESULT);
    }

    private static Code amends(World w, String record, String old) {
        return w.by(World.NORTH).does(amendment(record, old));
    }

    /** A new record, a version of an old one, and one that is marked. */
    private static RecordCommand.Revise revision(String added, String version, String old, String error) {
        return new RecordCommand.Revise(
                batch(Attestor.ORGANISATION, added).sheets(),
                List.of(amendment(version, old)),
                List.of(new RecordCommand.MarkInError(World.record(error), ErrorReason.ENTERED_IN_ERROR)));
    }

    private static Code revises(World w, String added, String version, String old, String error) {
        return w.by(World.NORTH).does(revision(added, version, old, error));
    }

    private static RecordStatus status(World w, String name) {
        return w.state
                .get(RecordTables.RECORD, World.record(name))
                .orElseThrow()
                .status();
    }

    private static Code erases(World w, String... names) {
        return w.by(World.NORTH)
                .does(new RecordCommand.Tombstone(
                        Stream.of(names).map(World::record).toList(), ErasureGround.SUBJECT_REQUEST));
    }

    private static Code suspended(World w) {
        return w.by(World.BOARD)
                .does(new CredentialCommand.Suspend(World.credential("north-doctor"), LicenceReason.UNDER_REVIEW));
    }
}
