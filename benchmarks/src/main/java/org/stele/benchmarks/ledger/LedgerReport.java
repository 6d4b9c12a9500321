package org.stele.benchmarks.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What was measured.
 *
 * @param perSecond final transactions a second, from the first submitted to the last receipt
 * @param p50 from submitting to the final receipt, ms
 * @param entries in the state at the end
 * @param cpuEach CPU of all processes for each transaction, µs; the load generator is in it, signing is not
 * @param alone what one node did just before, by the same engine and with the same settings; absent where it was one
 * @param threads of which by thread, Java's own threads only; empty where there are several processes
 */
public record LedgerReport(
        @JsonProperty("tx_per_second") double perSecond,
        @JsonProperty("p50_ms") double p50,
        @JsonProperty("p99_ms") double p99,
        @JsonProperty("max_ms") double max,
        @JsonProperty("transactions") long transactions,
        @JsonProperty("seconds") double seconds,
        @JsonProperty("blocks") long blocks,
        @JsonProperty("state_entries") long entries,
        @JsonProperty("cpu_us_per_tx") double cpuEach,
        @JsonProperty("thread_us_per_tx") SortedMap<String, Double> threads,
        @JsonProperty("proof") ProofCost proof,

        @JsonProperty("one_node") @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<Alone> alone,

        @JsonProperty("settings") Settings settings) {
    /** One node, to compare with. */
    public record Alone(
            @JsonProperty("tx_per_second") double perSecond,
            @JsonProperty("p50_ms") double p50,
            @JsonProperty("p99_ms") double p99,
            @JsonProperty("cpu_us_per_tx") double cpuEach) {}

    /** The same, compared with what one node did. */
    public LedgerReport comparedWith(LedgerReport one) {
        return new LedgerReport(
                perSecond,
                p50,
                p99,
                max,
                transactions,
                seconds,
                blocks,
                entries,
                cpuEach,
                threads,
                proof,
                Optional.of(new Alone(one.perSecond, one.p50, one.p99, one.cpuEach)),
                settings);
    }

    /** With what. */
    public record Settings(
            @JsonProperty("engine") String engine,
            @JsonProperty("nodes") int nodes,
            @JsonProperty("seconds") int seconds,
            @JsonProperty("preloaded_entries") long preloaded,
            @JsonProperty("rate") int rate,
            @JsonProperty("in_flight") int inFlight,
            @JsonProperty("signing_keys") int keys,
            @JsonProperty("batch_transactions") int batchTransactions,
            @JsonProperty("batch_bytes") int batchBytes,
            @JsonProperty("batch_delay_ms") long batchDelay,
            @JsonProperty("machine") Machine machine) {}

    /** On what. */
    public record Machine(
            @JsonProperty("time") Instant time,
            @JsonProperty("cpus") int cpus,
            @JsonProperty("load_average_before") double load,
            @JsonProperty("heap_mb") long heap,
            @JsonProperty("collector") String collector,
            @JsonProperty("jdk") String jdk,
            @JsonProperty("os") String os,
            @JsonProperty("version") String version) {}
}
