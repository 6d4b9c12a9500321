package org.stele.gateway.fhir.search.query;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stele.exchange.search.ChartEntry;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.vault.segment.Facts;

/**
 * What is answered beside what was found (R4 search.html#include).
 *
 * @param kind which resources refer; {@code *}: any
 * @param parameter by which reference; {@code *}: any
 * @param target the only kind that is referred to; empty: any
 * @param reverse whether those that refer are added, instead of what is referred to
 * @param iterates whether it holds for what is added too
 */
public record Include(String kind, String parameter, Optional<String> target, boolean reverse, boolean iterates) {
    private static final int MOST_PARTS = 3;
    private static final String ANY = "*";

    /** Whether a parameter asks for such. */
    static boolean isNamed(String name) {
        return switch (name) {
            case "_include", "_revinclude", "_include:iterate", "_revinclude:iterate" -> true;
            default -> false;
        };
    }

    static Include read(String name, String value) {
        boolean reverse = name.startsWith("_revinclude");
        boolean iterates = name.endsWith(":iterate");
        if (value.equals(ANY)) {
            return new Include(ANY, ANY, Optional.empty(), reverse, iterates);
        }
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > MOST_PARTS) {
            throw new InvalidSearchException(Reason.BAD_VALUE, name);
        }
        if (!isReference(parts[0], parts[1])) {
            throw new InvalidSearchException(Reason.BAD_VALUE, name);
        }
        Optional<String> target = parts.length < MOST_PARTS ? Optional.empty() : Optional.of(parts[2]);
        return new Include(parts[0], parts[1], target, reverse, iterates);
    }

    private static boolean isReference(String kind, String parameter) {
        return parameter.equals(ANY)
                ? SearchParameters.R4.kinds().contains(kind)
                : SearchParameters.R4
                        .find(kind, parameter)
                        .filter(it -> it.type() == ParameterType.REFERENCE)
                        .isPresent();
    }

    /** Which resources of the same chart are to be added. */
    public Predicate<Facts> beside(Collection<ChartEntry> found) {
        Set<String> addresses = found.stream().flatMap(this::ends).collect(Collectors.toSet());
        return reverse
                ? facts -> isOfKind(facts) && references(facts).anyMatch(addresses::contains)
                : facts -> addresses.contains(facts.address());
    }

    private Stream<String> ends(ChartEntry entry) {
        if (reverse) {
            return Stream.of(entry.facts().address()).filter(this::isTarget);
        }
        return isOfKind(entry.facts()) ? references(entry.facts()) : Stream.empty();
    }

    private boolean isOfKind(Facts facts) {
        return kind.equals(ANY) || Address.ofKind(kind).test(facts);
    }

    private Stream<String> references(Facts facts) {
        Stream<String> names = parameter.equals(ANY)
                ? SearchParameters.R4.of(Address.of(facts).kind()).values().stream()
                        .filter(it -> it.type() == ParameterType.REFERENCE)
                        .map(SearchParameter::name)
                : Stream.of(parameter);
        return names.flatMap(it -> Criteria.values(facts, it).stream()).filter(this::isTarget);
    }

    private boolean isTarget(String address) {
        return target.isEmpty() || address.startsWith(target.get() + "/");
    }
}
