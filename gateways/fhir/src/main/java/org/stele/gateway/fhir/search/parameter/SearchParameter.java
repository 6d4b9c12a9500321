package org.stele.gateway.fhir.search.parameter;

import java.util.List;
import java.util.Set;

/**
 * A parameter that resources of one kind can be searched by.
 *
 * @param targets the kinds of resource that a reference may point to; empty: any
 */
public record SearchParameter(String name, ParameterType type, List<Source> sources, Set<String> targets) {
    public SearchParameter {
        sources = List.copyOf(sources);
        targets = Set.copyOf(targets);
    }
}
