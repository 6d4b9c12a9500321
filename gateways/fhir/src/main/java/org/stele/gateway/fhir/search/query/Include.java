package org.stele.gateway.fhir.search.query;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.vault.segment.Facts;

/**
 * What is answered beside what was found (R4 search.html#include).
 *
 * @param kind which resources refer
 * @param parameter by which reference
 * @param target the only kind that is referred to; empty: any
 * @param reverse whether those that refer are added, instead of what is referred to
 */
public record Include(String kind, String parameter, Optional<String> target, boolean reverse) {
    private static final int MOST_PARTS = 3;

    static Include read(String name, String value) {
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > MOST_PARTS) {
            throw new InvalidSearchException(Reason.BAD_VALUE, name);
        }
        if (!isReference(parts[0], parts[1])) {
            throw new InvalidSearchException(Reason.BAD_VALUE, name);
        }
        Optional<String> target = parts.length < MOST_PARTS ? Optional.empty() : Optional.of(parts[2]);
        return new Include(parts[0], parts[1], target, name.equals("_revinclude"));
    }

    private static boolean isReference(String kind, String parameter) {
        return SearchParameters.R4
                .find(kind, parameter)
                .filter(it -> it.type() == ParameterType.REFERENCE)
                .isPresent();
    }

    /** Which resources of the same chart are to be added. */
    public Predicate<Facts> beside(Collection<ChartEntry> found) {
        Set<String> addresses = found.stream().flatMap(this::ends).collect(Collectors.toSet());
        return reverse
                ? Address.ofKind(kind).and(facts -> references(facts).anyMatch(addresses::contains))
                : facts -> addresses.contains(facts.address());
    }

    private Stream<String> ends(ChartEntry entry) {
        if (reverse) {
            return Stream.of(entry.facts().address()).filter(this::isTarget);
        }
        return Address.ofKind(kind).test(entry.facts()) ? references(entry.facts()) : Stream.empty();
    }

    private Stream<String> references(Facts facts) {
        return Criteria.values(facts, parameter).stream().filter(this::isTarget);
    }

    private boolean isTarget(String address) {
        return target.isEmpty() || address.startsWith(target.get() + "/");
    }
}
