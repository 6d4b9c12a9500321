package org.stele.vault.dump;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for columns of a dump that are in the order of something people want hidden, by Spearman's rank correlation.
 *
 * @param truth a number of each person, such as the day of birth
 */
record OrderAttack(List<Double> truth) {
    /** How many standard deviations of chance are still chance: dozens of columns are tried. */
    private static final double CHANCE = 5;

    /** The columns that are in the same order, or in the opposite one, more than by chance. */
    Map<String, Double> successes(Map<String, List<Optional<Double>>> numbers) {
        Map<String, Double> successes = new HashMap<>();
        numbers.forEach((what, column) -> {
            List<Integer> there = IntStream.range(0, column.size())
                    .filter(i -> column.get(i).isPresent())
                    .boxed()
                    .toList();
            double correlation = correlation(ranks(there, i -> column.get(i).orElseThrow()), ranks(there, truth::get));
            if (Math.abs(correlation) * Math.sqrt(there.size()) > CHANCE) {
                successes.put(what, correlation);
            }
        });
        return successes;
    }

    /** Equal numbers share the mean of their ranks. */
    private static double[] ranks(List<Integer> people, IntToDoubleFunction number) {
        Map<Double, List<Integer>> byNumber = IntStream.range(0, people.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> number.applyAsDouble(people.get(i))))
                .collect(Collectors.groupingBy(
                        i -> number.applyAsDouble(people.get(i)), TreeMap::new, Collectors.toList()));
        double[] ranks = new double[people.size()];
        int before = 0;
        for (List<Integer> equal : byNumber.values()) {
            double rank = before + (equal.size() - 1) / 2.0;
            equal.forEach(i -> ranks[i] = rank);
            before += equal.size();
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double mean = (a.length - 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
