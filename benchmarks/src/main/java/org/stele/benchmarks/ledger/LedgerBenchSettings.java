package org.stele.benchmarks.ledger;

import java.nio.file.Path;

/**
 * What is measured.
 *
 * @param directory an empty folder on the disk that is measured too
 * @param nodes validators, each with a copy of the ledger
 * @param seconds of submitting, without warm-up
 * @param entries in the state before the measurement, at least
 * @param rate transactions a second that are offered, or 0 for as many as go through
 * @param inFlight submitted and not final, at most
 * @param warmUp transactions before the measurement
 */
public record LedgerBenchSettings(
        Path directory, int nodes, int seconds, long entries, int rate, int inFlight, int warmUp) {
    private static final int SIGNERS = 8;
    private static final int MOST_NODES = 16;

    public LedgerBenchSettings {
        require(nodes >= 1 && nodes <= MOST_NODES, "nodes are 1 to " + MOST_NODES);
        require(seconds >= 1 && seconds <= 86_400, "seconds are 1 to 86,400");
        require(entries >= 0 && entries <= 100_000_000, "entries are 0 to 100,000,000");
        require(rate >= 0, "a rate is 0 or more");
        require(warmUp >= 1, "at least one transaction comes before the measurement");
        require(inFlight >= 1 && inFlight <= 20_000, "1 to 20,000 are in flight");
    }

    /** Members that sign, each with a key of its own; each validator is one of them. */
    public int organisations() {
        return Math.max(SIGNERS, nodes);
    }

    /** The same with one node, in another folder. */
    public LedgerBenchSettings alone(Path other) {
        return new LedgerBenchSettings(other, 1, seconds, entries, rate, inFlight, warmUp);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
