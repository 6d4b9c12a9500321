package org.stele.vault.dump;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Guesses what people have from equal words in a dump. It is given more than statistics: it knows what every second person has,
 * learns from them what goes with which word, and guesses the rest.
 *
 * @param truth what each person has
 */
record FrequencyAttack(List<String> truth) {
    /** How many standard deviations of chance are still chance: dozens of columns are tried. */
    private static final double CHANCE = 5;

    /** The columns from which it guesses better than who always names what is most frequent. */
    Map<String, Double> successes(Map<String, List<Optional<String>>> words) {
        Map<String, Double> successes = new HashMap<>();
        words.forEach((what, column) -> {
            double right = right(column);
            if (right > limit()) {
                successes.put(what, right);
            }
        });
        return successes;
    }

    private double right(List<Optional<String>> column) {
        Map<String, Map<String, Long>> learnt = known().boxed()
                .filter(i -> column.get(i).isPresent())
                .collect(Collectors.groupingBy(
                        i -> column.get(i).orElseThrow(), Collectors.groupingBy(truth::get, Collectors.counting())));
        String usual = mostFrequent(known().boxed().collect(counted()));
        return unknown()
                .filter(i -> column.get(i)
                        .map(learnt::get)
                        .map(FrequencyAttack::mostFrequent)
                        .orElse(usual)
                        .equals(truth.get(i)))
                .count();
    }

    private double limit() {
        long size = unknown().count();
        double prior = unknown().boxed().collect(counted()).values().stream()
                        .mapToLong(count -> count)
                        .max()
                        .orElseThrow()
                / (double) size;
        return size * prior + CHANCE * Math.sqrt(size * prior * (1 - prior));
    }

    private java.util.stream.Collector<Integer, ?, Map<String, Long>> counted() {
        return Collectors.groupingBy((Function<Integer, String>) truth::get, Collectors.counting());
    }

    private static String mostFrequent(Map<String, Long> counts) {
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }

    private IntStream known() {
        return IntStream.range(0, truth.size()).filter(i -> i % 2 == 0);
    }

    private IntStream unknown() {
        return IntStream.range(0, truth.size()).filter(i -> i % 2 == 1);
    }
}
