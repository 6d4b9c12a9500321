package org.stele.gateway.fhir.search.query;

import java.util.List;

/**
 * Whose other identifiers are asked for. Its text form shows nothing of it.
 *
 * @param search for the Patient with the identifier
 * @param system of the identifier that is known
 * @param value of it
 * @param targets the systems whose identifiers are wanted; all where none is named
 */
public record PixQuery(SearchQuery search, String system, String value, List<String> targets) {
    public PixQuery {
        targets = List.copyOf(targets);
    }

    /** Whether an identifier is one of those that are wanted. */
    public boolean wants(String otherSystem, String otherValue) {
        boolean isKnown = otherSystem.equals(system) && otherValue.equals(value);
        return !isKnown && (targets.isEmpty() || targets.contains(otherSystem));
    }

    @Override
    public String toString() {
        return "PixQuery";
    }
}
