package org.stele.gateway.fhir.search.subset;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which part of each resource is answered (R4 search.html#summary, search.html#elements). Immutable. */
public sealed interface Subset {
    /** All of it. */
    record Whole() implements Subset {}

    /** What the standard marks as its summary. */
    record Summary() implements Subset {}

    /** Its narrative, and what it cannot be without. */
    record Text() implements Subset {}

    /** All but its narrative. */
    record Data() implements Subset {}

    /**
     * Some elements, what it cannot be without, and what changes the meaning of others: {@code status}, {@code doNotPerform}.
     *
     * @param names as the standard gives them: {@code status}, {@code value[x]}
     */
    record Elements(Set<String> names) implements Subset {
        public Elements {
            names = Set.copyOf(names);
        }
    }

    /** The part of what was not asked for itself, but included: {@code _elements} does not apply to it. */
    default Subset beside() {
        return this instanceof Elements ? new Whole() : this;
    }

    /**
     * The part of a resource, marked as one in {@code meta.tag}.
     *
     * @param resource of sound structure, with a {@code meta}; not to be used any more
     */
    default ObjectNode of(ObjectNode resource) {
        return Subsetting.of(this, resource);
    }

    /** Whether a resource says of itself that it is a part, which is not to take the place of the whole (R4 search.html#summary). */
    static boolean isPart(JsonNode resource) {
        return Subsetting.isMarked(resource);
    }
}
