package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stele.exchange.search.ChartEntry;
import org.stele.exchange.search.ChartIndex;
import org.stele.exchange.search.ChartQuery;
import org.stele.vault.segment.Facts;

/**
 * What a bulk export takes of a chart (Bulk Data Access 2.0, export.html): the present versions, of resources that were there when it began.
 * Of one that was changed since, the later version is the better one, and comes again with the next {@code _since}.
 *
 * @param isOfPatients whether a chart counts only where its {@code Patient} may be seen
 * @param kinds of what is wanted; empty: all
 * @param since the earliest time at which what is wanted was committed, milliseconds since 1970; empty: any
 * @param asOf when the export began
 */
public record ExportQuery(boolean isOfPatients, Set<String> kinds, Optional<BigDecimal> since, Instant asOf)
        implements ChartQuery {
    public ExportQuery {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public Look look(ChartIndex chart) {
        if (isOfPatients && chart.where(Address.ofKind("Patient")).isEmpty()) {
            return new Look(false, List.of());
        }
        Set<String> before = chart.versions(this::isOfKind).stream()
                .filter(entry -> !entry.committed().isAfter(asOf))
                .map(entry -> entry.facts().address())
                .collect(Collectors.toUnmodifiableSet());
        return new Look(
                false,
                chart.where(this::isOfKind).stream()
                        .filter(entry -> before.contains(entry.facts().address()))
                        .filter(this::isLateEnough)
                        .toList());
    }

    private boolean isOfKind(Facts facts) {
        return kinds.isEmpty() || kinds.contains(Address.of(facts).kind());
    }

    private boolean isLateEnough(ChartEntry entry) {
        BigDecimal committed = BigDecimal.valueOf(entry.committed().toEpochMilli());
        return since.filter(earliest -> committed.compareTo(earliest) < 0).isEmpty();
    }
}
