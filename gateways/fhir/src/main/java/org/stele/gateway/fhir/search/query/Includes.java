package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stele.contracts.id.RecordId;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** What is answered beside what was found in one chart: by each include once, and by those that iterate until nothing is new. */
public final class Includes {
    private final ChartIndex chart;
    private final int most;
    private final Map<RecordId, ChartEntry> seen = new LinkedHashMap<>();
    private final Map<RecordId, ChartEntry> beside = new LinkedHashMap<>();

    private Includes(ChartIndex chart, List<ChartEntry> found, int most) {
        this.chart = chart;
        this.most = most;
        found.forEach(it -> seen.put(it.record(), it));
    }

    /**
     * Those that are added, once each, without what was found itself.
     *
     * @param most how many they may be
     * @throws InvalidSearchException where they are more
     */
    public static Collection<ChartEntry> of(
            ChartIndex chart, List<ChartEntry> found, List<Include> includes, int most) {
        Includes all = new Includes(chart, found, most);
        List<ChartEntry> fresh = all.added(found, includes);
        List<Include> iterating = includes.stream().filter(Include::iterates).toList();
        while (!fresh.isEmpty()) {
            fresh = all.added(fresh, iterating);
        }
        return all.beside.values();
    }

    private List<ChartEntry> added(List<ChartEntry> by, List<Include> includes) {
        List<ChartEntry> fresh = new ArrayList<>();
        for (Include include : includes) {
            for (ChartEntry entry : chart.where(include.beside(by))) {
                if (seen.putIfAbsent(entry.record(), entry) == null) {
                    beside.put(entry.record(), entry);
                    fresh.add(entry);
                }
            }
        }
        if (beside.size() > most) {
            throw new InvalidSearchException(Reason.TOO_MUCH, "_include");
        }
        return fresh;
    }
}
