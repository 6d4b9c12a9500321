package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.vault.segment.Facts;

/** The conditions there are. */
final class Criteria {
    private Criteria() {}

    /** Any value of the parameter passes any of the tests. */
    static Criterion any(SearchParameter parameter, List<Predicate<String>> tests) {
        return _ -> facts -> values(facts, parameter.name()).stream()
                .anyMatch(term -> tests.stream().anyMatch(test -> test.test(term)));
    }

    static Criterion not(Criterion criterion) {
        return chart -> criterion.in(chart).negate();
    }

    static Criterion missing(SearchParameter parameter, boolean missing) {
        return _ -> facts -> values(facts, parameter.name()).isEmpty() == missing;
    }

    static Criterion id(Set<String> ids) {
        return _ -> facts -> ids.contains(Address.of(facts).id());
    }

    /** What is referred to is of this kind and fulfils the other condition. */
    static Criterion chained(SearchParameter reference, String kind, Criterion target) {
        return chart -> {
            Predicate<Facts> test = target.in(chart);
            Set<String> targets = chart.where(Address.ofKind(kind).and(test)).stream()
                    .map(entry -> entry.facts().address())
                    .collect(Collectors.toSet());
            return facts -> values(facts, reference.name()).stream().anyMatch(targets::contains);
        };
    }

    /** A resource of this kind refers to it and fulfils the other condition. */
    static Criterion referredTo(String kind, SearchParameter reference, Criterion source) {
        return chart -> {
            Predicate<Facts> test = source.in(chart);
            Set<String> targets = chart.where(Address.ofKind(kind).and(test)).stream()
                    .flatMap(entry -> values(entry.facts(), reference.name()).stream())
                    .collect(Collectors.toSet());
            return facts -> targets.contains(facts.address());
        };
    }

    static Set<String> values(Facts facts, String parameter) {
        return facts.terms().getOrDefault(parameter, new TreeSet<>());
    }
}
