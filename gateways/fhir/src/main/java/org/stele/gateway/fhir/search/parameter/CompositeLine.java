package org.stele.gateway.fhir.search.parameter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Place;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Whole;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Within;
import org.stele.gateway.fhir.search.parameter.Source.Step;

/**
 * A line {@code NAME composite PLACE;PLACE… PART,PART…} of the compact file, where {@code .} is the resource itself. A part is a
 * parameter of the same kind; at a place it is what that parameter has just below it.
 */
record CompositeLine(String name, List<String> places, List<String> parts) {
    static final String TYPE = "composite";
    static final String ITSELF = ".";

    private static final int PARTS = 3;

    static CompositeLine of(String[] words) {
        return new CompositeLine(
                words[0], Arrays.asList(words[2].split(";", -1)), Arrays.asList(words[PARTS].split(",", -1)));
    }

    /** Empty where no place has all of its parts, as with some whose definitions contradict themselves. */
    Optional<CompositeParameter> among(Collection<SearchParameter> parameters) {
        List<Place> found = places.stream()
                .flatMap(place -> place(place, parameters).stream())
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new CompositeParameter(name, found));
    }

    private Optional<Place> place(String place, Collection<SearchParameter> parameters) {
        List<Step> path = place.equals(ITSELF) ? List.of() : Source.steps(place);
        List<SearchParameter> below = new ArrayList<>();
        for (String part : parts) {
            parameters.stream()
                    .filter(it -> it.name().equals(part))
                    .map(it -> below(it, path))
                    .filter(it -> !it.sources().isEmpty())
                    .forEach(below::add);
        }
        if (below.size() < parts.size()) {
            return Optional.empty();
        }
        List<SearchParameter> same = path.isEmpty() ? same(below, parameters) : List.of();
        return Optional.of(same.size() == parts.size() ? new Whole(same) : new Within(path, below));
    }

    private static SearchParameter below(SearchParameter parameter, List<Step> path) {
        List<Source> sources = parameter.sources().stream()
                .filter(it -> it.path().size() == path.size() + 1
                        && it.path().subList(0, path.size()).equals(path))
                .map(it -> new Source(it.path().subList(path.size(), it.path().size()), it.element(), it.target()))
                .toList();
        return new SearchParameter(parameter.name(), parameter.type(), sources, parameter.targets());
    }

    /** Those that the index has which say the same. */
    private static List<SearchParameter> same(List<SearchParameter> parts, Collection<SearchParameter> parameters) {
        return parts.stream()
                .flatMap(part -> parameters.stream()
                        .filter(it -> it.type() == part.type()
                                && Set.copyOf(it.sources()).equals(Set.copyOf(part.sources())))
                        .limit(1))
                .toList();
    }
}
