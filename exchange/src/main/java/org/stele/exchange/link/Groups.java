package org.stele.exchange.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.formats.release.ChartId;

/** All links at one moment. No link leads back to where it began. Immutable. */
final class Groups {
    private final Map<ChartId, Link> byPrior = new HashMap<>();
    private final Map<ChartId, List<ChartId>> bySurviving = new HashMap<>();

    Groups(Collection<Link> links) {
        links.forEach(link -> byPrior.put(link.prior(), link));
        links.stream()
                .filter(Link::holds)
                .sorted(Comparator.comparing(Link::at)
                        .thenComparing(link -> link.prior().toString()))
                .forEach(link -> bySurviving
                        .computeIfAbsent(surviving(link.prior()), root -> new ArrayList<>(List.of(root)))
                        .add(link.prior()));
    }

    boolean isEmpty() {
        return bySurviving.isEmpty();
    }

    Optional<Link> find(ChartId prior) {
        return Optional.ofNullable(byPrior.get(prior));
    }

    /** The chart that stays in use, at the end of however many links; the same where it is linked with none. */
    ChartId surviving(ChartId chart) {
        ChartId last = chart;
        for (Optional<ChartId> next = next(last); next.isPresent(); next = next(last)) {
            last = next.get();
        }
        return last;
    }

    /** Whether links lead from the one to the other. */
    boolean leads(ChartId from, ChartId to) {
        for (Optional<ChartId> next = next(from); next.isPresent(); next = next(next.get())) {
            if (next.get().equals(to)) {
                return true;
            }
        }
        return false;
    }

    private Optional<ChartId> next(ChartId chart) {
        return find(chart).filter(Link::holds).map(Link::surviving);
    }

    /** All charts of the same person, the one in use first; the chart alone where it is linked with none. */
    List<ChartId> together(ChartId chart) {
        return List.copyOf(bySurviving.getOrDefault(surviving(chart), List.of(chart)));
    }

    Collection<Link> all() {
        return List.copyOf(byPrior.values());
    }

    Groups with(Link link) {
        Map<ChartId, Link> more = new HashMap<>(byPrior);
        more.put(link.prior(), link);
        return new Groups(more.values());
    }
}
