package org.stele.gateway.fhir.search.query;

/** A name and a value, as they came in the query, decoded. Its text form shows the name only: the value may be health data. */
public record Parameter(String name, String value) {
    @Override
    public String toString() {
        return name;
    }
}
