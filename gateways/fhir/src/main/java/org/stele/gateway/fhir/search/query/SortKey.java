package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.term.Interval;
import org.stele.vault.segment.Facts;

/** By what the found are sorted (R4 search.html#sort). What has no value comes last. */
record SortKey(SearchParameter parameter, boolean descending) {
    static Comparator<ChartEntry> lastUpdated(boolean descending) {
        Comparator<ChartEntry> order = Comparator.comparing(ChartEntry::committed);
        return descending ? order.reversed() : order;
    }

    Comparator<ChartEntry> order() {
        return Comparator.comparing(ChartEntry::facts, byValue());
    }

    private Comparator<Facts> byValue() {
        return switch (parameter.type()) {
            case DATE, NUMBER, QUANTITY -> by(this::number);
            case TOKEN, STRING, REFERENCE, URI -> by(this::text);
        };
    }

    private <T extends Comparable<T>> Comparator<Facts> by(Function<Facts, Optional<T>> key) {
        Comparator<T> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(key, (one, other) -> compare(one, other, order));
    }

    private static <T> int compare(Optional<T> one, Optional<T> other, Comparator<T> order) {
        if (one.isPresent() && other.isPresent()) {
            return order.compare(one.get(), other.get());
        }
        return Boolean.compare(one.isEmpty(), other.isEmpty());
    }

    private Optional<BigDecimal> number(Facts facts) {
        return Criteria.values(facts, parameter.name()).stream()
                .map(this::interval)
                .flatMap(it ->
                        (descending ? it.greatest().or(it::least) : it.least().or(it::greatest)).stream())
                .min(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
    }

    private Interval interval(String term) {
        return Interval.parse(parameter.type() == ParameterType.DATE ? term : term.substring(0, term.indexOf('|')));
    }

    private Optional<String> text(Facts facts) {
        return Criteria.values(facts, parameter.name()).stream()
                .map(Normal::of)
                .min(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
    }
}
