package org.stele.benchmarks.process;

import java.util.Map;

/**
 * What one process measured in one round.
 *
 * @param done transactions that became final
 * @param nanos from the first submitted to the last receipt
 * @param cpuNanos of the whole process meanwhile
 * @param blocks that were certified meanwhile
 * @param entries in the state now
 * @param latencies as {@link org.stele.benchmarks.ledger.Latencies#counts()} gives them
 */
record Round(long done, long nanos, long cpuNanos, long blocks, long entries, Map<Integer, Long> latencies) {}
