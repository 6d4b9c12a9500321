package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.RecordStatus;
import org.stele.contracts.record.RecordTables;
import org.stele.exchange.testing.Lifeline;
import org.stele.exchange.testing.Lifeline.Side;
import org.stele.exchange.testing.TestNetwork;
import org.stele.exchange.testing.TestSeat;
import org.stele.exchange.testing.TwoCharts;

/** A process killed at any step of a correction: the record is never in neither chart, and after repeating it in the right one, once. */
@Tag("faults")
class KilledCorrectionTest {
    private static TestNetwork network;
    private static TestSeat clerk;
    private static TestSeat clinician;
    private static TestSeat elsewhere;

    @BeforeAll
    static void open() {
        network = TestNetwork.open();
        clerk = network.hospitalA().clerk();
        clinician = network.hospitalA().clinician();
        elsewhere = network.hospitalB().clinician();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    static Stream<Arguments> steps() {
        Stream<Arguments> both = Stream.of("Batches.stage", "Batches.activate", "Ledger.submit", "Openings.open")
                .flatMap(call -> Stream.of(Side.values()).map(side -> Arguments.of(call, side, 1)));
        Stream<Arguments> later = Stream.of(Side.values()).map(side -> Arguments.of("Ledger.submit", side, 2));
        Stream<Arguments> journal = Stream.of(Side.values()).map(side -> Arguments.of("Journal.append", side, 1));
        Stream<Arguments> puts =
                Stream.iterate(1, n -> n <= 14, n -> n + 1).map(n -> Arguments.of("Cabinet.put", Side.AFTER, n));
        return Stream.of(both, later, journal, puts).flatMap(it -> it);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theRecordIsMovedOnceAndItsReaderTold(String call, Side side, int count) {
        TwoCharts charts = TwoCharts.open(network.hospitalA());
        charts.wrong().patient().grant(network.b(), "domain:*", "sensitivity:*");
        elsewhere.read(charts.wrong());
        network.a().life().cutAt(call, side, count);
        try {
            correct(charts);
        } catch (Lifeline.Killed e) {
            network.catchUp();
        }
        network.restart(network.a());
        assertThat(pulses(charts.wrong().patient().subject())
                        + pulses(charts.right().patient().subject()))
                .as("it is in one chart at least, beside the right one's own")
                .isGreaterThanOrEqualTo(2);
        Eventually.holds(() -> {
            try {
                correct(charts);
            } catch (ExchangeException e) {
                throw new AssertionError(e);
            }
        });
        network.catchUp();
        assertThat(pulses(charts.wrong().patient().subject())).isZero();
        assertThat(pulses(charts.right().patient().subject())).isEqualTo(2);
        assertThat(network.state(network.a())
                        .get(RecordTables.RECORD, charts.wrong("pulse"))
                        .orElseThrow()
                        .status())
                .isEqualTo(RecordStatus.IN_ERROR);
        assertThat(network.a().vault().batches().pending()).isEmpty();
        Eventually.holds(() -> assertThat(network.b().exchange().misattributions().open(elsewhere.author()).stream()
                        .filter(it -> it.records().equals(List.of(charts.wrong("pulse")))))
                .hasSize(1));
    }

    private static void correct(TwoCharts charts) {
        network.a().exchange().misattributions().correct(clerk.author(), charts.order("pulse"));
    }

    private static long pulses(SubjectId home) {
        return network.a().exchange().charts().read(clinician.author(), home).stream()
                .filter(record -> TwoCharts.text(record.content()).endsWith("|pulse"))
                .count();
    }
}
