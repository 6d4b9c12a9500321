package org.stele.gateway.fhir.provenance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.search.query.Parameter;

/**
 * Of which resources a Provenance can be wanted at all, so that the others' are not made in vain.
 *
 * @param targets their addresses; empty: any
 */
record Scope(Set<String> targets) {
    Scope {
        targets = Set.copyOf(targets);
    }

    /** That of a search's parameters: of several values of {@code target} any, of several such parameters the first bounds it. */
    static Scope of(List<Parameter> parameters) {
        return parameters.stream()
                .filter(it -> it.name().equals("target"))
                .findFirst()
                .map(Scope::of)
                .orElse(new Scope(Set.of()));
    }

    private static Scope of(Parameter target) {
        Set<String> targets = new HashSet<>();
        for (String value : target.value().split(",", -1)) {
            if (!(ReferenceText.parse(value) instanceof ReferenceText.Relative relative)) {
                return new Scope(Set.of());
            }
            targets.add(relative.key().toString());
        }
        return new Scope(targets);
    }

    boolean has(ChartEntry version) {
        return targets.isEmpty() || targets.contains(version.facts().address());
    }
}
