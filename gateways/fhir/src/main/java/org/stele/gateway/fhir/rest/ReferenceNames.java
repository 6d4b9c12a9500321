package org.stele.gateway.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/** What {@code _include} and {@code _revinclude} can name, {@code Kind:parameter}, in alphabetical order. */
final class ReferenceNames {
    private final Map<String, List<String>> from = new TreeMap<>();
    private final Map<String, List<String>> to = new TreeMap<>();

    ReferenceNames(SearchParameters parameters) {
        parameters
                .kinds()
                .forEach(kind -> parameters.of(kind).values().stream()
                        .filter(it -> it.type() == ParameterType.REFERENCE)
                        .forEach(it -> add(kind, it, parameters)));
    }

    private void add(String kind, SearchParameter reference, SearchParameters parameters) {
        String name = kind + ":" + reference.name();
        from.computeIfAbsent(kind, _ -> new ArrayList<>()).add(name);
        (reference.targets().isEmpty() ? parameters.kinds() : reference.targets())
                .forEach(target ->
                        to.computeIfAbsent(target, _ -> new ArrayList<>()).add(name));
    }

    /** The references that resources of a kind have. */
    List<String> from(String kind) {
        return from.getOrDefault(kind, List.of());
    }

    /** The references, of whatever kind, that may point to a resource of this one. */
    List<String> to(String kind) {
        return to.getOrDefault(kind, List.of());
    }
}
