package org.stele.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.benchmarks.ledger.LedgerBenchSettings;
import org.stele.benchmarks.ledger.LedgerReport;

@Tag("faults")
class ProcessBenchTest {
    @TempDir
    Path directory;

    @Test
    void everyTransactionIsCertifiedByProcessesOfTheirOwnAndCounted() throws Exception {
        var settings = new LedgerBenchSettings(directory, 4, 1, 100, 800, 200, 200);
        LedgerReport report = new ProcessBench(settings, "test", (phase, done, whole, rate) -> {}).run();
        assertThat(report.transactions()).isPositive();
        assertThat(report.p50()).isPositive().isLessThanOrEqualTo(report.p99());
        assertThat(report.entries()).isGreaterThanOrEqualTo(100 + report.transactions());
        assertThat(report.blocks()).isPositive();
        assertThat(report.proof().checked()).isPositive();
        assertThat(report.alone())
                .hasValueSatisfying(one -> assertThat(one.perSecond()).isPositive());
        assertThat(report.settings().engine()).isEqualTo("raft");
    }
}
