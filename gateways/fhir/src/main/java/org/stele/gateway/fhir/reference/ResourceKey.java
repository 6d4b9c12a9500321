package org.stele.gateway.fhir.reference;

/** A resource's logical identity at its source, as FHIR writes it in a relative reference: {@code Condition/123}. */
public record ResourceKey(String kind, String id) implements Comparable<ResourceKey> {
    @Override
    public int compareTo(ResourceKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
