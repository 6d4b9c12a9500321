package org.stele.gateway.fhir.summary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.Address;

/**
 * What a summary of one patient's chart takes of it: what its sections look for, and whatever that refers to. It finds the {@code Patient} first, and nothing
 * where that is not to be seen.
 *
 * @param patient a {@code Patient}
 */
public record SummaryQuery(ResourceKey patient, Map<Section, List<ChartQuery>> sections) implements ChartQuery {
    /**
     * What was found.
     *
     * @param sections those in which something is
     * @param all each once, the patient first
     */
    record Contents(Map<Section, List<ChartEntry>> sections, List<ChartEntry> all) {}

    @Override
    public Look look(ChartIndex chart) {
        Optional<Contents> contents = contents(chart);
        return new Look(contents.isPresent(), contents.map(Contents::all).orElse(List.of()));
    }

    @Override
    public Optional<String> address() {
        return Optional.of(patient.toString());
    }

    /** Empty where it is another patient's chart, or the patient may not be seen. */
    Optional<Contents> contents(ChartIndex chart) {
        return chart.where(facts -> Address.of(facts).equals(patient)).stream()
                .findFirst()
                .map(owner -> contents(chart, owner));
    }

    private Contents contents(ChartIndex chart, ChartEntry owner) {
        Map<Section, List<ChartEntry>> found = new EnumMap<>(Section.class);
        sections.forEach((section, queries) -> {
            List<ChartEntry> entries = queries.stream()
                    .flatMap(query -> query.look(chart).entries().stream())
                    .distinct()
                    .toList();
            if (!entries.isEmpty()) {
                found.put(section, entries);
            }
        });
        return new Contents(found, withReferred(chart, owner, found));
    }

    /** And what those refer to, from one to the next. */
    private static List<ChartEntry> withReferred(
            ChartIndex chart, ChartEntry owner, Map<Section, List<ChartEntry>> found) {
        Map<String, ChartEntry> there = new LinkedHashMap<>();
        chart.where(_ -> true).forEach(entry -> there.put(entry.facts().address(), entry));
        Set<ChartEntry> all = new LinkedHashSet<>();
        Deque<ChartEntry> open = new ArrayDeque<>();
        Stream.concat(Stream.of(owner), found.values().stream().flatMap(List::stream))
                .forEach(open::add);
        while (!open.isEmpty()) {
            ChartEntry next = open.remove();
            if (all.add(next)) {
                next.facts().references().stream()
                        .flatMap(address -> Optional.ofNullable(there.get(address)).stream())
                        .forEach(open::add);
            }
        }
        return new ArrayList<>(all);
    }
}
