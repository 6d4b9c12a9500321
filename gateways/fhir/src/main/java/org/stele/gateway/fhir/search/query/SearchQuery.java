package org.stele.gateway.fhir.search.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;

/**
 * A search that was understood.
 *
 * @param kinds of resource that it looks at to find something: the kind that is found, and those that its conditions lead through
 * @param identifying conditions on patients, of whom those are whom it asks about who fulfil any; empty: it names none
 * @param address of the one patient to whom whatever it finds refers; empty: it may be any
 * @param order of what was found; empty: as it was recorded
 */
public record SearchQuery(
        String kind,
        Set<String> kinds,
        List<Criterion> criteria,
        List<Criterion> identifying,
        Optional<String> address,
        Optional<Comparator<ChartEntry>> order,
        List<Include> includes,
        Page page)
        implements ChartQuery {
    public SearchQuery {
        kinds = Set.copyOf(kinds);
        criteria = List.copyOf(criteria);
        identifying = List.copyOf(identifying);
        includes = List.copyOf(includes);
    }

    @Override
    public Look look(ChartIndex chart) {
        return look(chart, chart);
    }

    @Override
    public Look look(ChartIndex whole, ChartIndex part) {
        Predicate<ChartEntry> all = criteria.stream().map(it -> it.in(part)).reduce(_ -> true, Predicate::and);
        return new Look(
                identifying.stream().anyMatch(it -> isAbout(it, whole)),
                part.where(Address.ofKind(kind)).stream().filter(all).toList());
    }

    private static boolean isAbout(Criterion identifying, ChartIndex chart) {
        return chart.where(Address.ofKind("Patient")).stream().anyMatch(identifying.in(chart));
    }
}
