package org.stele.gateway.fhir.scope;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.vault.segment.Facts;

/**
 * A chart with nothing in it but what the scopes admit. Where they do not admit the present version of a resource, they admit none,
 * as with what the patient keeps back.
 */
record ScopedChart(ChartIndex chart, Predicate<Facts> admitted) implements ChartIndex {
    @Override
    public List<ChartEntry> where(Predicate<Facts> wanted) {
        return chart.where(wanted.and(admitted));
    }

    @Override
    public List<ChartEntry> versions(Predicate<Facts> wanted) {
        Set<String> present =
                where(wanted).stream().map(entry -> entry.facts().address()).collect(Collectors.toUnmodifiableSet());
        Predicate<Facts> isPresent = facts -> present.contains(facts.address());
        return chart.versions(wanted.and(isPresent).and(admitted));
    }
}
