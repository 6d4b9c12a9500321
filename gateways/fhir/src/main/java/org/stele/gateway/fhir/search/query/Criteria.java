package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.term.Interval;
import org.stele.gateway.fhir.search.term.TermExtractor;
import org.stele.vault.segment.Facts;

/** The conditions there are. */
final class Criteria {
    private Criteria() {}

    /** Any value of the parameter passes any of the tests. */
    static Criterion any(SearchParameter parameter, List<Predicate<String>> tests) {
        return _ -> entry -> values(entry.facts(), parameter.name()).stream()
                .anyMatch(term -> tests.stream().anyMatch(test -> test.test(term)));
    }

    /** Any identifier in what refers passes any of the tests. */
    static Criterion anyIdentifier(SearchParameter reference, List<Predicate<String>> tests) {
        String name = TermExtractor.byIdentifier(reference.name());
        return _ -> entry -> values(entry.facts(), name).stream()
                .anyMatch(term -> tests.stream().anyMatch(test -> test.test(term)));
    }

    static Criterion not(Criterion criterion) {
        return chart -> criterion.in(chart).negate();
    }

    static Criterion missing(SearchParameter parameter, boolean missing) {
        return _ -> entry -> values(entry.facts(), parameter.name()).isEmpty() == missing;
    }

    static Criterion id(Set<String> ids) {
        return _ -> entry -> ids.contains(Address.of(entry.facts()).id());
    }

    /** The version was committed at any of these times. */
    static Criterion lastUpdated(List<Comparison> times) {
        return _ -> entry -> {
            Interval committed = Interval.at(entry.committed());
            return times.stream().anyMatch(time -> time.test(committed));
        };
    }

    /** What is referred to is of this kind and fulfils the other condition. */
    static Criterion chained(SearchParameter reference, String kind, Criterion target) {
        return chart -> {
            Predicate<ChartEntry> test = target.in(chart);
            Set<String> targets = chart.where(Address.ofKind(kind)).stream()
                    .filter(test)
                    .map(entry -> entry.facts().address())
                    .collect(Collectors.toSet());
            return entry -> values(entry.facts(), reference.name()).stream().anyMatch(targets::contains);
        };
    }

    /** A resource of this kind refers to it and fulfils the other condition. */
    static Criterion referredTo(String kind, SearchParameter reference, Criterion source) {
        return chart -> {
            Predicate<ChartEntry> test = source.in(chart);
            Set<String> targets = chart.where(Address.ofKind(kind)).stream()
                    .filter(test)
                    .flatMap(entry -> values(entry.facts(), reference.name()).stream())
                    .collect(Collectors.toSet());
            return entry -> targets.contains(entry.facts().address());
        };
    }

    static Set<String> values(Facts facts, String parameter) {
        return facts.terms().getOrDefault(parameter, new TreeSet<>());
    }
}
