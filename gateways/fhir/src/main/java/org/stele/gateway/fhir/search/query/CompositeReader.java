package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.stele.gateway.fhir.search.parameter.CompositeParameter;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Place;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Whole;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Within;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.term.CompositeTerm;
import org.stele.vault.segment.Facts;

/** Reads conditions on several values of one element: {@code code-value-quantity=8480-6$gt140} (R4 search.html#composite). */
record CompositeReader(TermTests tests) {
    private static final Modifier NONE = new Modifier("");

    /** @throws InvalidSearchException where a value has not as many parts as the parameter, each in the form of its type */
    Criterion read(CompositeParameter parameter, String name, String value) {
        List<Predicate<Facts>> any = new ArrayList<>();
        for (String alternative : Escaped.split(value, ',')) {
            List<String> parts = Escaped.split(alternative, '$');
            if (parts.size() != parameter.size()) {
                throw new InvalidSearchException(Reason.BAD_VALUE, name);
            }
            parameter.places().forEach(place -> any.add(at(parameter.name(), place, tests(place, parts, name))));
        }
        return _ -> entry -> any.stream().anyMatch(it -> it.test(entry.facts()));
    }

    private List<Predicate<String>> tests(Place place, List<String> parts, String name) {
        List<Predicate<String>> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.isEmpty()) {
                throw new InvalidSearchException(Reason.BAD_VALUE, name);
            }
            all.add(tests.of(place.parts().get(i), NONE, part)
                    .orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, name)));
        }
        return all;
    }

    private static Predicate<Facts> at(String name, Place place, List<Predicate<String>> tests) {
        return switch (place) {
            case Whole whole ->
                facts -> passes(
                        whole.parts().stream()
                                .map(it -> Criteria.values(facts, it.name()))
                                .toList(),
                        tests);
            case Within _ ->
                facts -> Criteria.values(facts, name).stream()
                        .anyMatch(term -> passes(CompositeTerm.parse(term).parts(), tests));
        };
    }

    private static boolean passes(List<? extends Collection<String>> parts, List<Predicate<String>> tests) {
        for (int i = 0; i < tests.size(); i++) {
            if (parts.get(i).stream().noneMatch(tests.get(i))) {
                return false;
            }
        }
        return true;
    }
}
