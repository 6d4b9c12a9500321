package org.stele.gateway.fhir.rest;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stele.contracts.id.OrganisationId;
import org.stele.exchange.identify.Identification;

/**
 * What other organisations answered who somebody is.
 *
 * @param answers of those that did
 * @param silent those that did not answer in time, or refused
 */
public record Elsewhere(Map<OrganisationId, Identification> answers, SortedSet<OrganisationId> silent) {
    public Elsewhere {
        SortedMap<OrganisationId, Identification> sorted = new TreeMap<>(answers);
        answers = Collections.unmodifiableSortedMap(sorted);
        silent = Collections.unmodifiableSortedSet(new TreeSet<>(silent));
    }

    /** Where nobody else is asked. */
    public static Elsewhere nobody() {
        return new Elsewhere(Map.of(), Collections.emptySortedSet());
    }

    /** Whether nobody knows anybody, and all that were asked said so. */
    boolean isEmpty() {
        return silent.isEmpty()
                && answers.values().stream().allMatch(it -> it.people().isEmpty());
    }
}
