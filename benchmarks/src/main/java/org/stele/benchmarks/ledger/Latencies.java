package org.stele.benchmarks.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in buckets that grow by 1 %, so that a percentile is off by no more. Safe for many threads. */
public final class Latencies {
    private static final double GROWTH = Math.log(1.01);
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_MILLI = 1e3;
    /** The last bucket begins beyond ten minutes. */
    private static final int BUCKETS = 2_100;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    public void add(long nanos) {
        double micros = Math.max(1, nanos / NANOS_PER_MICRO);
        counts.incrementAndGet((int) Math.min(BUCKETS - 1, Math.log(micros) / GROWTH));
    }

    long count() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /** How many fell into each bucket that any fell into. */
    public Map<Integer, Long> counts() {
        Map<Integer, Long> found = new TreeMap<>();
        for (int i = 0; i < BUCKETS; i++) {
            if (counts.get(i) > 0) {
                found.put(i, counts.get(i));
            }
        }
        return found;
    }

    /** Adds what was counted elsewhere, as {@link #counts()} gave it. */
    public void addAll(Map<Integer, Long> others) {
        others.forEach((bucket, count) -> counts.addAndGet(bucket, count));
    }

    /**
     * How long the quickest part took at most.
     *
     * @param part 0 to 1
     * @return the upper end of the bucket, in ms; 0 where nothing was counted
     */
    public double percentile(double part) {
        long before = 0;
        long wanted = Math.max(1, (long) Math.ceil(part * count()));
        for (int i = 0; i < BUCKETS; i++) {
            before += counts.get(i);
            if (before >= wanted) {
                return Math.exp((i + 1) * GROWTH) / MICROS_PER_MILLI;
            }
        }
        return 0;
    }
}
