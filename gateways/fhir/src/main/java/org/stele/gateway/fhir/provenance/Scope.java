package org.stele.gateway.fhir.provenance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.made.Made;
import org.stele.gateway.fhir.reference.ReferenceText;
import org.stele.gateway.fhir.search.query.Parameter;

/**
 * Of which versions a Provenance can be wanted at all, so that the others' are not made in vain.
 *
 * @param targets addresses of their resources; empty: any
 * @param ids of the Provenances; empty: any
 */
record Scope(Optional<Set<String>> targets, Optional<Set<String>> ids) {
    private static final String TARGET = "target";

    Scope {
        targets = targets.map(Set::copyOf);
        ids = ids.map(Set::copyOf);
    }

    /**
     * That of a search's parameters: of several values any, of several parameters of one name the first bounds it.
     *
     * @param base this server's own address
     */
    static Scope of(List<Parameter> parameters, String base) {
        return new Scope(
                parameters.stream()
                        .filter(it -> it.name().equals(TARGET) || it.name().startsWith(TARGET + ":"))
                        .findFirst()
                        .flatMap(it -> targets(it, base)),
                parameters.stream()
                        .filter(it -> it.name().equals("_id"))
                        .findFirst()
                        .<Set<String>>map(it -> new HashSet<>(List.of(it.value().split(",", -1)))));
    }

    private static Optional<Set<String>> targets(Parameter target, String base) {
        String kind = target.name().substring(TARGET.length()).replace(":", "");
        Set<String> targets = new HashSet<>();
        for (String value : target.value().split(",", -1)) {
            String address = value.startsWith(base + "/") ? value.substring(base.length() + 1) : value;
            String whole = kind.isEmpty() || address.contains("/") ? address : kind + "/" + address;
            if (!(ReferenceText.parse(whole) instanceof ReferenceText.Relative relative)) {
                return Optional.empty();
            }
            targets.add(relative.key().toString());
        }
        return Optional.of(targets);
    }

    /** Whether there are few at most, however many charts there are. */
    boolean isBounded() {
        return targets.isPresent() || ids.isPresent();
    }

    boolean has(ChartEntry version) {
        return targets.map(it -> it.contains(version.facts().address())).orElse(true)
                && ids.map(it -> it.contains(Made.logical(version.record()))).orElse(true);
    }
}
