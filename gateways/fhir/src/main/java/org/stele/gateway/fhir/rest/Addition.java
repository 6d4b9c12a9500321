package org.stele.gateway.fhir.rest;

import java.util.Optional;
import org.stele.gateway.fhir.search.query.SearchQuery;

/**
 * A resource that a transaction adds. Its text form shows nothing of it.
 *
 * @param id a new one
 * @param unless what it is added for only where that finds nothing; what it finds is meant in its place
 */
public record Addition(String kind, String id, Optional<SearchQuery> unless) {
    @Override
    public String toString() {
        return "Addition[" + kind + "]";
    }
}
