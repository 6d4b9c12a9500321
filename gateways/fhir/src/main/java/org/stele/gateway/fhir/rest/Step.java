package org.stele.gateway.fhir.rest;

import java.util.Optional;
import org.stele.gateway.fhir.reference.ResourceKey;
import org.stele.gateway.fhir.search.query.SearchQuery;

/**
 * What an entry of a transaction changes. Its text form shows nothing of it.
 *
 * @param id of what is there; a new one where that is what {@code where} finds, or nothing yet
 * @param where what is meant is what this finds; what is added is added only where it finds nothing
 * @param ifMatch the version that must be the present one
 */
public record Step(Deed deed, String kind, String id, Optional<SearchQuery> where, Optional<String> ifMatch) {
    /** What is done. */
    public enum Deed {
        ADD,
        UPDATE,
        PATCH,
        DELETE
    }

    /** What is meant where nothing is found. */
    ResourceKey key() {
        return new ResourceKey(kind, id);
    }

    /** Whether it names what it means by its address. */
    boolean isAddressed() {
        return where.isEmpty() && deed != Deed.ADD;
    }

    /** Whether it adds where nothing is found. */
    boolean mayAdd() {
        return deed == Deed.ADD || (deed == Deed.UPDATE && where.isPresent());
    }

    @Override
    public String toString() {
        return "Step[" + deed + " " + kind + "]";
    }
}
