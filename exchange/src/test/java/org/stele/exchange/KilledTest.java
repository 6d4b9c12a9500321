package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.intake.IncomingBundle;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.exchange.intake.IntakeState;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestMember;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestRecords;
import org.stele.exchange.testing.TestSeat;

/** A process killed at any step of an intake: after the restart the bundle is whole, or can be handed in again and is. */
class KilledTest {
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
        List<String> calls = List.of("Batches.stage", "Batches.activate", "Directory.register", "Ledger.submit");
        Stream<Arguments> once =
                calls.stream().flatMap(call -> Stream.of(Side.values()).map(side -> Arguments.of(call, side, 1)));
        Stream<Arguments> puts = Stream.iterate(1, n -> n + 1)
                .limit(8)
                .flatMap(n -> Stream.of(Side.values()).map(side -> Arguments.of("Cabinet.put", side, n)));
        return Stream.of(once, Stream.of(Arguments.of("Ledger.submit", Side.AFTER, 2)), puts)
                .flatMap(any -> any);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theBundleIsWholeInTheEndAndNeverTwice(String call, Side side, int count) {
        IncomingBundle bundle = TestRecords.bundle(clinician);
        network.a().life().cutAt(call, side, count);
        Optional<IntakeBatch> before = tryToTakeIn(bundle);
        network.restart(network.a());
        IntakeBatch done = takeInToTheEnd(bundle);
        before.ifPresent(first -> assertThat(done.batch()).isEqualTo(first.batch()));
        assertThat(entries(done)).isEqualTo(bundle.records().size());
        assertThat(done.records())
                .allSatisfy(record -> assertThat(network.state(network.a()).contains(RecordTables.RECORD, record))
                        .isTrue());
        assertThat(network.a().vault().batches().pending()).isEmpty();
    }

    /** What the client had in hand when the process died. */
    private static Optional<IntakeBatch> tryToTakeIn(IncomingBundle bundle) {
        Optional<IntakeBatch> staged = Optional.empty();
        try {
            staged = Optional.of(stage(bundle));
            sign(staged.get());
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        return staged;
    }

    private static IntakeBatch takeInToTheEnd(IncomingBundle bundle) {
        Eventually.holds(() -> assertThat(sign(stage(bundle)).state()).isEqualTo(IntakeState.COMMITTED));
        return stage(bundle);
    }

    private static IntakeBatch stage(IncomingBundle bundle) {
        TestMember member = network.a();
        return member.exchange().intake().stage(member.own().author(), bundle);
    }

    private static IntakeBatch sign(IntakeBatch batch) {
        return network.a().exchange().intake().sign(batch.batch(), clinician.sign(batch));
    }

    private static int entries(IntakeBatch batch) {
        return network.a()
                .vault()
                .segments()
                .of(network.a().chart(batch.subject()))
                .entries()
                .size();
    }
}
