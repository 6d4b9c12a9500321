package org.stele.benchmarks.withheld;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.SignificanceResult;

/**
 * Whether two samples of times are of one distribution, by the test of Mann and Whitney, which asks nothing of its form.
 *
 * @param right how often who guesses by the time alone which of two answers was which is right; one half: as by a coin
 * @param chance of a result at least as far from one half where there is no difference
 * @param apart by how much the medians differ, µs
 */
record Timing(double right, double chance, double apart) {
    private static final double NANOS = 1_000;

    /** @param one in ns, as many as {@code other} */
    static Timing of(double[] one, double[] other) {
        SignificanceResult result = MannWhitneyUTest.withDefaults().test(one, other);
        double right = result.getStatistic() / one.length / other.length;
        return new Timing(
                Math.max(right, 1 - right), result.getPValue(), Math.abs(median(one) - median(other)) / NANOS);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
