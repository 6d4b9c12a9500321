package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.exchange.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.Change;
import org.stele.contracts.record.ErrorReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartQuery;
import org.stele.exchange.search.FoundIn;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.write.JointWritings;
import org.stele.exchange.write.Submission;
import org.stele.exchange.write.Together;
import org.stele.exchange.write.Together.Piece;
import org.stele.exchange.write.Written;
import org.stele.exchange.write.WrittenTogether;
import org.stele.vault.VaultException;
import org.stele.vault.journal.proof.Action;
import org.stele.vault.label.Label;

/** A hospital's staff add, change and retract several records at once. */
class JointWritingTest {
    private static TestNetwork network;
    private static TestSeat clinician;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clinician = network.hospitalA().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @Test
    void whatIsAddedChangedAndRetractedTogetherIsByOneBlock() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Immunization");
        RecordId changed = create(admitted, old);
        RecordId retracted = create(admitted, TestRecords.plain("Procedure"));
        IncomingRecord added =
                TestRecords.referring(TestRecords.plain("CarePlan"), old.facts().address());
        WrittenTogether written =
                write(admitted, List.of(version(old, changed), Piece.added(Submission.of(added))), List.of(retracted));
        List<RecordId> records = written.records().stream().map(Written::record).toList();
        assertThat(written.records())
                .extracting(Written::committed)
                .containsOnly(state(records.getFirst()).committed());
        assertThat(state(changed).change().flatMap(Change::amendment)).contains(AmendReason.UPDATED);
        assertThat(state(changed).change().flatMap(Change::supersededBy)).contains(records.getFirst());
        assertThat(state(retracted).change().flatMap(Change::error)).contains(ErrorReason.ENTERED_IN_ERROR);
        assertThat(present(admitted)).containsAll(records).doesNotContain(changed, retracted);
        assertThat(network.a().vault().journal().entries(chart(admitted)))
                .extracting(it -> it.entry().use().action())
                .contains(Action.RETRACT)
                .endsWith(Action.STORE, Action.SEARCH);
    }

    @Test
    void oneThatIsRefusedLeavesAllAsItWas() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Immunization");
        RecordId first = create(admitted, old);
        RecordId retracted = create(admitted, TestRecords.plain("Procedure"));
        RecordId present = update(admitted, old, first);
        refused(Reason.NOT_CURRENT, () -> write(admitted, List.of(version(old, first)), List.of(retracted)));
        IncomingRecord dangling = TestRecords.referring(TestRecords.plain("CarePlan"), "Observation/never");
        refused(
                Reason.INVALID,
                () -> write(
                        admitted,
                        List.of(version(old, present), Piece.added(Submission.of(dangling))),
                        List.of(retracted)));
        assertThat(present(admitted)).contains(present, retracted);
        assertThat(state(retracted).status()).isEqualTo(RecordStatus.CURRENT);
    }

    @Test
    void whatIsRetractedIsReferredToByNothingThatIsLeftOrWritten() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord target = TestRecords.plain("Procedure");
        RecordId retracted = create(admitted, target);
        String address = target.facts().address();
        IncomingRecord referring = TestRecords.referring(TestRecords.plain("Immunization"), address);
        RecordId there = create(admitted, referring);
        IncomingRecord added = TestRecords.referring(TestRecords.plain("CarePlan"), address);
        refused(Reason.REFERRED_TO, () -> write(admitted, List.of(), List.of(retracted)));
        refused(
                Reason.INVALID,
                () -> write(admitted, List.of(Piece.added(Submission.of(added))), List.of(retracted, there)));
        IncomingRecord without = TestRecords.referring(referring);
        WrittenTogether written = write(admitted, List.of(version(without, there)), List.of(retracted));
        assertThat(present(admitted))
                .contains(written.records().getFirst().record())
                .doesNotContain(retracted, there);
    }

    @Test
    void whatIsOnlyRetractedIsGoneAndNotRemembered() {
        Admitted admitted = network.hospitalA().admit();
        RecordId one = create(admitted, TestRecords.plain("Procedure"));
        RecordId other = create(admitted, TestRecords.plain("Procedure"));
        Together together = new Together(digest(), List.of(), List.of(one, other), List.of(), List.of("-", "-"));
        assertThat(writings()
                        .write(clinician.author(), home(admitted), together)
                        .records())
                .isEmpty();
        assertThat(present(admitted)).doesNotContain(one, other);
        assertThat(writings().find(together.digest())).isEmpty();
    }

    @Test
    void theSameIsFoundAgainOnlyWhileItIsAsItWasLeft() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Immunization");
        IncomingRecord gone = TestRecords.plain("Procedure");
        Hash changing = digest();
        WrittenTogether first = write(admitted, changing, List.of(version(old, create(admitted, old))), List.of());
        assertThat(writings().find(changing)).contains(first);
        RecordId later = update(admitted, old, first.records().getFirst().record());
        assertThat(writings().find(changing)).isEmpty();
        WrittenTogether second = write(admitted, changing, List.of(version(old, later)), List.of());
        assertThat(writings().find(changing)).contains(second);

        Hash adding = digest();
        Piece added = Piece.added(Submission.of(TestRecords.plain("CarePlan")));
        write(admitted, adding, List.of(added), List.of(create(admitted, gone)));
        assertThat(writings().find(adding)).isPresent();
        create(admitted, gone);
        refused(Reason.NOT_CURRENT, () -> writings().find(adding));
    }

    @Test
    void whoSendsTheSameWhileItIsBeingDoneIsToldToWait() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Immunization");
        Hash digest = digest();
        List<Piece> pieces = List.of(version(old, create(admitted, old)));
        network.a()
                .life()
                .before(
                        "Batches.activate",
                        () -> refused(Reason.NOT_TAKEN, () -> writings().find(digest)));
        write(admitted, digest, pieces, List.of());
        assertThat(writings().find(digest)).isPresent();
    }

    @Test
    void whatCouldNotBeKeptHoldsNothingBack() {
        Admitted admitted = network.hospitalA().admit();
        RecordId retracted = create(admitted, TestRecords.plain("Procedure"));
        network.a()
                .life()
                .before(
                        "Batches.stage",
                        () -> network.a().life().before("Cabinet.put", () -> {
                            throw new VaultException(VaultException.Reason.DATABASE_UNAVAILABLE, "for a moment");
                        }));
        Piece added = Piece.added(Submission.of(TestRecords.plain("CarePlan")));
        refused(Reason.VAULT_UNAVAILABLE, () -> write(admitted, List.of(added), List.of(retracted)));
        assertThat(present(admitted)).contains(retracted);
        network.a().exchange().writings().retract(clinician.author(), home(admitted), retracted);
        assertThat(present(admitted)).doesNotContain(retracted);
    }

    @Test
    void whoReadsTheWholeChartFindsAllOfItOrNothing() {
        Admitted admitted = network.hospitalA().admit();
        RecordId retracted = create(admitted, TestRecords.plain("Procedure"));
        List<List<RecordId>> read = new ArrayList<>();
        network.a().life().before("Batches.activate", () -> read.add(chartRead(admitted)));
        Piece added = Piece.added(Submission.of(TestRecords.plain("CarePlan")));
        WrittenTogether written = write(admitted, List.of(added), List.of(retracted));
        assertThat(read.getFirst()).contains(retracted);
        assertThat(chartRead(admitted))
                .contains(written.records().getFirst().record())
                .doesNotContain(retracted);
    }

    @Test
    void aVersionIsAsSensitiveAsWhatIsAddedWithItAndWhatItRefersTo() {
        Admitted admitted = network.hospitalA().admit();
        IncomingRecord old = TestRecords.plain("Observation");
        RecordId there = create(admitted, old);
        IncomingRecord depression = TestRecords.record(
                "Condition", "depression", false, Label.domain("mental-health"), Label.sensitivity("PSY"));
        IncomingRecord later = TestRecords.referring(old, depression.facts().address());
        WrittenTogether written =
                write(admitted, List.of(Piece.added(Submission.of(depression)), version(later, there)), List.of());
        RecordId version = written.records().get(1).record();
        assertThat(network.a()
                        .vault()
                        .segments()
                        .of(chart(admitted))
                        .find(version.value())
                        .orElseThrow()
                        .labels()
                        .sensitivities())
                .containsExactly(Label.sensitivity("PSY"));
    }

    private static WrittenTogether write(Admitted admitted, List<Piece> pieces, List<RecordId> retracted) {
        return write(admitted, digest(), pieces, retracted);
    }

    private static WrittenTogether write(Admitted admitted, Hash digest, List<Piece> pieces, List<RecordId> retracted) {
        List<String> names = pieces.stream().map(_ -> "+1").toList();
        return writings()
                .write(clinician.author(), home(admitted), new Together(digest, pieces, retracted, List.of(), names));
    }

    private static List<RecordId> chartRead(Admitted admitted) {
        return network.a().exchange().charts().read(clinician.author(), home(admitted)).stream()
                .map(ChartRecord::record)
                .toList();
    }

    private static Piece version(IncomingRecord record, RecordId old) {
        return new Piece(Submission.of(record), Optional.of(old), Optional.empty());
    }

    private static RecordId create(Admitted admitted, IncomingRecord record) {
        return network.a()
                .exchange()
                .writings()
                .create(clinician.author(), home(admitted), Submission.of(record))
                .record();
    }

    private static RecordId update(Admitted admitted, IncomingRecord record, RecordId old) {
        return network.a()
                .exchange()
                .writings()
                .update(clinician.author(), home(admitted), old, Submission.of(record))
                .record();
    }

    private static JointWritings writings() {
        return network.a().exchange().jointWritings();
    }

    private static SubjectId home(Admitted admitted) {
        return admitted.patient().subject();
    }

    private static RandomId chart(Admitted admitted) {
        return network.a()
                .vault()
                .directory()
                .find(admitted.bundle().patient().number())
                .orElseThrow()
                .subject();
    }

    private static Hash digest() {
        return Hash.of(RandomId.generate().bytes().toArray());
    }

    private static RecordState state(RecordId record) {
        return network.state(network.a()).get(RecordTables.RECORD, record).orElseThrow();
    }

    private static List<RecordId> present(Admitted admitted) {
        return network
                .a()
                .exchange()
                .searches()
                .search(clinician.author(), home(admitted), chart -> new ChartQuery.Look(true, chart.where(_ -> true)))
                .stream()
                .map(FoundIn::entries)
                .flatMap(List::stream)
                .map(ChartEntry::record)
                .toList();
    }
}
