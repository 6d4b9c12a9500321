package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.RecordState;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.crypto.RandomId;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.Intake;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.IntakeState;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestHospital.Admitted;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;
import org.stele.vault.label.Label;

/**
 * A node is killed while a batch is on its way, and is down until the payloads have expired. What the ledger has stands, what it
 * has not is signed anew, and nothing is destroyed.
 */
class ExpiredPayloadsTest {
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

    static Stream<Arguments> steps() {
        Stream<Arguments> submits = IntStream.rangeClosed(1, 2)
                .boxed()
                .flatMap(n -> Stream.of(Side.values()).map(side -> Arguments.of("Ledger.submit", side, n)));
        return Stream.concat(submits, Stream.of(Arguments.of("Batches.activate", Side.BEFORE, 1)));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aBundleThatIsBroughtAgainIsTheSameBatchAndWholeInTheEnd(String call, Side side, int count) {
        IncomingBundle bundle = inTwoTransactions();
        IntakeBatch staged = stage(bundle);
        assertThat(staged.transactions()).hasSize(2);
        downWhileTheyExpire(staged, call, side, count);

        Eventually.holds(() -> assertThat(bring(stage(bundle)).state()).isEqualTo(IntakeState.COMMITTED));

        IntakeBatch done = stage(bundle);
        assertThat(done.batch()).isEqualTo(staged.batch());
        assertThat(done.records())
                .isEqualTo(staged.records())
                .allSatisfy(record -> stands(record, RecordStatus.CURRENT));
        assertThat(visible(done)).isEqualTo(bundle.records().size());
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void anAmendmentIsMadeOnceWhetherTheLedgerHadItOrNot(Side side) {
        Admitted admitted = network.hospitalA().admit();
        RecordId old = admitted.record("ejection fraction 38");
        IntakeBatch staged = amend(admitted, old);
        downWhileTheyExpire(staged, "Ledger.submit", side, 1);

        Eventually.holds(() -> assertThat(bring(find(staged.batch())).state()).isEqualTo(IntakeState.COMMITTED));

        assertThat(find(staged.batch()).records()).isEqualTo(staged.records());
        stands(old, RecordStatus.SUPERSEDED);
        stands(staged.records().getFirst(), RecordStatus.CURRENT);
    }

    @Test
    void anExportIsAsOfATimeBeforeWhatStandsOfABatchThatIsToBeSignedAnew() {
        IncomingBundle bundle = inTwoTransactions();
        IntakeBatch staged = stage(bundle);
        downWhileTheyExpire(staged, "Ledger.submit", Side.BEFORE, 2);
        Eventually.holds(() -> assertThat(find(staged.batch()).state()).isEqualTo(IntakeState.STAGED));
        Instant committed = staged.records().stream()
                .flatMap(record -> network.state(network.a()).get(RecordTables.RECORD, record).stream())
                .map(RecordState::committed)
                .min(Comparator.naturalOrder())
                .orElseThrow();

        assertThat(exportTime()).isBefore(committed);

        Eventually.holds(() -> assertThat(bring(stage(bundle)).state()).isEqualTo(IntakeState.COMMITTED));
        assertThat(exportTime()).isAfterOrEqualTo(committed);
    }

    @Test
    void whatStandsOfABatchWhoseRestNobodySignsForAWeekHoldsNoExportBackForEver() {
        IncomingBundle bundle = inTwoTransactions();
        IntakeBatch staged = stage(bundle);
        downWhileTheyExpire(staged, "Ledger.submit", Side.BEFORE, 2);
        Eventually.holds(() -> assertThat(find(staged.batch()).state()).isEqualTo(IntakeState.STAGED));
        network.pass(Duration.ofDays(6));
        network.restart(network.a());
        Instant before = exportTime();
        network.pass(Duration.ofDays(2));
        assertThat(exportTime()).isEqualTo(before);
        network.restart(network.a());
        assertThat(exportTime()).isEqualTo(before);
        network.a().roundsEvery(Duration.ofSeconds(1));
        network.restart(network.a());

        Eventually.holds(() -> assertThat(exportTime()).isAfter(before.plus(Duration.ofDays(7))));
        network.a().roundsEvery(Duration.ofHours(1));
        network.restart(network.a());

        Eventually.holds(() -> assertThat(staged.records())
                .flatExtracting(record -> network.state(network.a()).get(RecordTables.RECORD, record).stream()
                        .toList())
                .isNotEmpty()
                .extracting(RecordState::status)
                .allMatch(RecordStatus.ERASED::equals));
        IntakeBatch again = stage(bundle);
        assertThat(again.batch()).isNotEqualTo(staged.batch());
        Eventually.holds(() -> assertThat(bring(stage(bundle)).state()).isEqualTo(IntakeState.COMMITTED));
        assertThat(visible(stage(bundle))).isEqualTo(bundle.records().size());
    }

    private static Instant exportTime() {
        return network.a().exchange().exports().time(clinician.author());
    }

    private static void downWhileTheyExpire(IntakeBatch staged, String call, Side side, int count) {
        network.a().life().cutAt(call, side, count);
        try {
            intake().sign(staged.batch(), clinician.sign(staged));
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        assertThat(network.a().life().isCut()).as("killed").isTrue();
        network.pass(Duration.ofMinutes(11));
        network.restart(network.a());
        assertThat(staged.records())
                .flatExtracting(record -> network.state(network.a()).get(RecordTables.RECORD, record).stream()
                        .toList())
                .extracting(RecordState::status)
                .allMatch(RecordStatus.CURRENT::equals);
    }

    /** Signs what is asked for; where that had expired it is fetched and signed again. */
    private static IntakeBatch bring(IntakeBatch batch) {
        try {
            return intake().sign(batch.batch(), clinician.sign(batch));
        } catch (ExchangeException e) {
            assertThat(e.reason()).isEqualTo(Reason.PAYLOAD_EXPIRED);
            return find(batch.batch());
        }
    }

    /** Of somebody who is known already, so that only the batch's own transactions go to the ledger. */
    private static IncomingBundle inTwoTransactions() {
        String number = RandomId.generate().toString();
        network.hospitalA().takeIn(TestRecords.bundle(number, List.of(TestRecords.prescription(clinician))), clinician);
        Stream<IncomingRecord> many = IntStream.range(0, 400)
                .mapToObj(i -> TestRecords.record("Observation", "value " + i, false, Label.domain("laboratory")));
        return TestRecords.bundle(
                number,
                Stream.concat(many, Stream.of(TestRecords.prescription(clinician)))
                        .toList());
    }

    private static IntakeBatch amend(Admitted admitted, RecordId old) {
        IncomingRecord before =
                admitted.bundle().records().get(admitted.records().indexOf(old));
        return network.a()
                .exchange()
                .amendments()
                .amend(clinician.author(), admitted.patient().subject(), old, before, AmendReason.CORRECTED_RESULT);
    }

    private static IntakeBatch stage(IncomingBundle bundle) {
        return intake().stage(network.a().own().author(), bundle);
    }

    private static IntakeBatch find(RandomId batch) {
        return intake().find(network.a().own().author(), batch);
    }

    private static void stands(RecordId record, RecordStatus status) {
        assertThat(network.state(network.a()).get(RecordTables.RECORD, record))
                .hasValueSatisfying(entry -> assertThat(entry.status()).isEqualTo(status));
    }

    /** Of this batch. */
    private static long visible(IntakeBatch batch) {
        return network.a().vault().segments().of(network.a().chart(batch.subject())).entries().keySet().stream()
                .filter(record -> batch.records().contains(new RecordId(record)))
                .count();
    }

    private static Intake intake() {
        return network.a().exchange().intake();
    }
}
