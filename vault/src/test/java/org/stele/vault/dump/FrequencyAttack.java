package org.stele.vault.dump;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** What may happen by chance, with hundreds of columns and things tried. */
    private static final double BY_CHANCE = 1e-7;

    /** The columns from which it guesses better than who always names what is most frequent, or who has one thing that is rare. */
    Map<String, Double> successes(Map<String, List<Optional<String>>> words) {
        Map<String, Double> successes = new HashMap<>();
        words.forEach((what, column) -> {
            double right = right(column);
            if (right > limit()) {
                successes.put(what, right);
            }
            truth.stream()
                    .distinct()
                    .filter(it -> isFound(it, column))
                    .forEach(it -> successes.put(what + " of " + it, 1.0));
        });
        return successes;
    }

    /** Whether those are found who have one thing, however few they are: by words that go with it among the known. */
    private boolean isFound(String thing, List<Optional<String>> column) {
        double prior = known().filter(i -> truth.get(i).equals(thing)).count() / (double) known().count();
        Map<String, List<Integer>> holders = known().boxed()
                .filter(i -> column.get(i).isPresent())
                .collect(Collectors.groupingBy(i -> column.get(i).orElseThrow()));
        Set<String> telling = holders.entrySet().stream()
                .filter(word -> count(thing, word.getValue())
                        > 2 * prior * word.getValue().size())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<Integer> suspects = unknown()
                .boxed()
                .filter(i -> column.get(i).filter(telling::contains).isPresent())
                .toList();
        return chance(suspects.size(), count(thing, suspects), prior) < BY_CHANCE;
    }

    private int count(String thing, List<Integer> people) {
        return (int) people.stream().filter(i -> truth.get(i).equals(thing)).count();
    }

    /** How probable it is that of so many at least so many have it, each with the probability {@code prior}. */
    private static double chance(int people, int found, double prior) {
        double exactly = Math.pow(1 - prior, people);
        double fewer = 0;
        for (int i = 0; i < found; i++) {
            fewer += exactly;
            exactly *= (people - i) / (i + 1.0) * prior / (1 - prior);
        }
        return 1 - fewer;
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
