package org.stele.gateway.fhir.search.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.vault.segment.Facts;

/**
 * A search that was understood.
 *
 * @param identifying conditions on patients, of whom those are whom it asks about who fulfil any; empty: it names none
 * @param order of what was found; empty: as it was recorded
 * @param count the most of what was found on a page; 0: only how many there are
 * @param offset of the page, from 0
 * @param understood what it was made of, for a link to the next page
 */
public record SearchQuery(
        String kind,
        List<Criterion> criteria,
        List<Criterion> identifying,
        Optional<Comparator<Facts>> order,
        List<Include> includes,
        int count,
        int offset,
        List<Parameter> understood)
        implements ChartQuery {
    public SearchQuery {
        criteria = List.copyOf(criteria);
        identifying = List.copyOf(identifying);
        includes = List.copyOf(includes);
        understood = List.copyOf(understood);
    }

    @Override
    public Look look(ChartIndex chart) {
        Predicate<Facts> all = Address.ofKind(kind);
        for (Criterion criterion : criteria) {
            all = all.and(criterion.in(chart));
        }
        return new Look(identifying.stream().anyMatch(it -> isAbout(it, chart)), chart.where(all));
    }

    private static boolean isAbout(Criterion identifying, ChartIndex chart) {
        return !chart.where(Address.ofKind("Patient").and(identifying.in(chart)))
                .isEmpty();
    }
}
