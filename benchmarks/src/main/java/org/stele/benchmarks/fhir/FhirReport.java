package org.stele.benchmarks.fhir;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.stele.benchmarks.ledger.LedgerReport;

/** What was measured. */
public record FhirReport(
        @JsonProperty("server") String server,
        @JsonProperty("patients") int patients,
        @JsonProperty("observations") int observations,
        @JsonProperty("load") Row load,
        @JsonProperty("rows") List<Row> rows,
        @JsonProperty("machine") LedgerReport.Machine machine) {
    /**
     * One operation at one number of connections.
     *
     * @param perSecond good answers a second
     * @param p50 from sending to the last byte, ms
     * @param failed answers that were not good, or did not come
     * @param firstFailure what came instead, the first time; empty where all were good
     * @param cpuEach CPU of this process for each, µs; the server's only where it runs in it
     */
    public record Row(
            @JsonProperty("operation") String operation,
            @JsonProperty("connections") int connections,
            @JsonProperty("per_second") double perSecond,
            @JsonProperty("p50_ms") double p50,
            @JsonProperty("p95_ms") double p95,
            @JsonProperty("p99_ms") double p99,
            @JsonProperty("failed") long failed,
            @JsonProperty("first_failure") String firstFailure,
            @JsonProperty("cpu_us_each") double cpuEach) {}

    public FhirReport {
        rows = List.copyOf(rows);
    }
}
