package org.stele.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerBenchTest {
    @TempDir
    Path directory;

    @Test
    void everyTransactionGoesThroughWholeNodesAndIsCounted() throws Exception {
        var settings = new LedgerBenchSettings(directory, 4, 1, 1_000, 0, 200, 200);
        LedgerReport report = new LedgerBench(settings, "test", (phase, done, whole, rate) -> {}).run();
        assertThat(report.transactions()).isPositive();
        assertThat(report.perSecond()).isPositive();
        assertThat(report.p50()).isPositive().isLessThanOrEqualTo(report.p99());
        assertThat(report.entries()).isGreaterThan(1_000 + report.transactions());
        assertThat(report.proof().checked()).isPositive();
        assertThat(report.settings().nodes()).isEqualTo(4);
    }

    @Test
    void percentilesAreOffByOnePerCentAtMost() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 1_000; ms++) {
            latencies.add(ms * 1_000_000L);
        }
        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.percentile(0.5)).isBetween(500.0, 506.0);
        assertThat(latencies.percentile(0.99)).isBetween(990.0, 1_001.0);
    }

    @Test
    void settingsBeyondTheirRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerBenchSettings(directory, 17, 1, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerBenchSettings(directory, 1, 0, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerBenchSettings(directory, 1, 1, -1, 0, 1, 1));
    }
}
