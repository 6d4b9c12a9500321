package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.gateway.fhir.reference.ResourceKey;

/**
 * All that is in one patient's chart (R4 operation-patient-everything.html). It finds the {@code Patient} too where that is not
 * wanted, so that a patient of whom nothing is wanted differs from none.
 *
 * @param patient a {@code Patient}
 * @param kinds of what is wanted; empty: all
 * @param since the earliest time at which what is wanted was committed, milliseconds since 1970; empty: any
 */
public record EverythingQuery(ResourceKey patient, Set<String> kinds, Optional<BigDecimal> since, Page page)
        implements ChartQuery {
    public EverythingQuery {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public Look look(ChartIndex chart) {
        boolean isTheirs = isTheirs(chart);
        return new Look(isTheirs, isTheirs ? found(chart) : List.of());
    }

    @Override
    public Look look(ChartIndex whole, ChartIndex part) {
        return new Look(isTheirs(whole), isTheirs(part) ? found(part) : List.of());
    }

    private boolean isTheirs(ChartIndex chart) {
        return !chart.where(facts -> Address.of(facts).equals(patient)).isEmpty();
    }

    private List<ChartEntry> found(ChartIndex chart) {
        return chart.where(_ -> true).stream().filter(this::finds).toList();
    }

    @Override
    public Optional<String> address() {
        return Optional.of(patient.toString());
    }

    private boolean finds(ChartEntry entry) {
        return wants(entry) || Address.of(entry.facts()).equals(patient);
    }

    /** The same of another {@code Patient}. */
    public EverythingQuery of(ResourceKey other) {
        return new EverythingQuery(other, kinds, since, page);
    }

    /** Whether what was found is to be answered. */
    public boolean wants(ChartEntry entry) {
        String kind = Address.of(entry.facts()).kind();
        BigDecimal committed = BigDecimal.valueOf(entry.committed().toEpochMilli());
        return (kinds.isEmpty() || kinds.contains(kind))
                && since.filter(earliest -> committed.compareTo(earliest) < 0).isEmpty();
    }
}
