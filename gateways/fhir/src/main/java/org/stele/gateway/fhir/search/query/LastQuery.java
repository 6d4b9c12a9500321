package org.stele.gateway.fhir.search.query;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/**
 * The latest observations of each code (R4 operation-observation-lastn.html), the codes with the latest first. Of two at the same
 * time the one that was recorded later is the later one; those without a time are the earliest.
 *
 * @param search of whatever observations these are the latest
 * @param max the most of each code, from 1
 */
public record LastQuery(SearchQuery search, int max, Page page) implements ChartQuery {
    private static final Comparator<ChartEntry> LATEST_FIRST = SearchParameters.R4
            .find("Observation", "date")
            .map(date -> new SortKey(date, true).order())
            .orElseThrow();

    @Override
    public Look look(ChartIndex chart) {
        return look(chart, chart);
    }

    @Override
    public Look look(ChartIndex whole, ChartIndex part) {
        Look all = search.look(whole, part);
        List<ChartEntry> latest = CodeGroups.of(all.entries().reversed()).stream()
                .map(this::latest)
                .sorted(Comparator.comparing(List::getFirst, LATEST_FIRST))
                .flatMap(List::stream)
                .toList();
        return new Look(all.about(), latest);
    }

    @Override
    public Optional<String> address() {
        return search.address();
    }

    private List<ChartEntry> latest(List<ChartEntry> ofOneCode) {
        return ofOneCode.stream().sorted(LATEST_FIRST).limit(max).toList();
    }
}
