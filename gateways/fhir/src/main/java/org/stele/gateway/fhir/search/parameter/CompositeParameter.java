package org.stele.gateway.fhir.search.parameter;

import java.util.List;
import org.stele.gateway.fhir.search.parameter.Source.Step;

/**
 * A parameter that joins others: one element has a value of each (R4 search.html#composite).
 *
 * @param places the elements that may have them
 */
public record CompositeParameter(String name, List<Place> places) {
    /** An element that may have a value of each part. */
    public sealed interface Place {
        /** In the order in which their values are asked for, at least two. */
        List<SearchParameter> parts();
    }

    /** The resource itself, so that what the index has of its parameters says it. */
    public record Whole(List<SearchParameter> parts) implements Place {
        public Whole {
            parts = List.copyOf(parts);
        }
    }

    /**
     * An element within the resource, each of which the index must have for itself.
     *
     * @param path the members of JSON that lead there
     * @param parts their sources begin there
     */
    public record Within(List<Step> path, List<SearchParameter> parts) implements Place {
        public Within {
            path = List.copyOf(path);
            parts = List.copyOf(parts);
        }
    }

    public CompositeParameter {
        places = List.copyOf(places);
    }

    /** How many values are asked for together. */
    public int size() {
        return places.getFirst().parts().size();
    }
}
