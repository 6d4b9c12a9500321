package org.stele.gateway.fhir.search.query;

import java.util.Optional;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;

/**
 * What stands behind the colon of a parameter's name (R4 search.html#modifiers); empty for none.
 *
 * @param name one of the constants, or the kind of resource that a reference shall point to
 */
record Modifier(String name) {
    static final String MISSING = "missing";
    static final String EXACT = "exact";
    static final String CONTAINS = "contains";
    static final String NOT = "not";
    static final String ABOVE = "above";
    static final String BELOW = "below";
    static final String IDENTIFIER = "identifier";

    /** Nothing where the parameter has no such modifier. */
    static Optional<Modifier> of(String name, SearchParameter parameter) {
        boolean known = switch (name) {
            case "", MISSING -> true;
            case EXACT, CONTAINS -> parameter.type() == ParameterType.STRING;
            case NOT -> parameter.type() == ParameterType.TOKEN;
            case ABOVE, BELOW -> parameter.type() == ParameterType.URI;
            case IDENTIFIER -> parameter.type() == ParameterType.REFERENCE;
            default ->
                parameter.type() == ParameterType.REFERENCE
                        && SearchParameters.R4.kinds().contains(name)
                        && (parameter.targets().isEmpty() || parameter.targets().contains(name));
        };
        return known ? Optional.of(new Modifier(name)) : Optional.empty();
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /** Whether a reference may point to this kind. */
    boolean allows(String kind) {
        return name.isEmpty() || name.equals(kind);
    }
}
