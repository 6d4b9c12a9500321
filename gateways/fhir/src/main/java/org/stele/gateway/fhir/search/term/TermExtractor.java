package org.stele.gateway.fhir.search.term;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.stele.gateway.fhir.search.parameter.CompositeParameter;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Place;
import org.stele.gateway.fhir.search.parameter.CompositeParameter.Within;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.parameter.Source;
import org.stele.gateway.fhir.search.parameter.Source.Step;
import tools.jackson.databind.JsonNode;

/** Reads from a resource, whose structure has been checked, what it can be found by. Safe for use by many threads. */
public final class TermExtractor {
    private final SearchParameters parameters;

    public TermExtractor(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /** The terms, by the name of the parameter; none of a parameter that the resource has no value for. */
    public SortedMap<String, SortedSet<String>> extract(JsonNode resource) {
        SortedMap<String, SortedSet<String>> terms = new TreeMap<>();
        String kind = resource.path("resourceType").asString("");
        parameters.of(kind).values().forEach(parameter -> {
            Set<String> values = values(parameter, resource);
            if (!values.isEmpty()) {
                terms.put(parameter.name(), new TreeSet<>(values));
            }
            Set<String> identifiers = identifiers(parameter, resource);
            if (!identifiers.isEmpty()) {
                terms.put(byIdentifier(parameter.name()), new TreeSet<>(identifiers));
            }
        });
        parameters.compositesOf(kind).forEach(parameter -> {
            Set<String> values = values(parameter, resource);
            if (!values.isEmpty()) {
                terms.put(parameter.name(), new TreeSet<>(values));
            }
        });
        return terms;
    }

    /** Under what name the identifiers in references are. */
    public static String byIdentifier(String reference) {
        return reference + ":identifier";
    }

    private static Set<String> identifiers(SearchParameter parameter, JsonNode resource) {
        Set<String> identifiers = new TreeSet<>();
        if (parameter.type() == ParameterType.REFERENCE) {
            parameter
                    .sources()
                    .forEach(source -> reach(resource, source.path())
                            .forEach(it -> ReferenceTerms.readIdentifier(it, source.target(), identifiers::add)));
        }
        return identifiers;
    }

    /** One for each element that has values of all parts. What the resource has itself is in the terms of the parts. */
    private static Set<String> values(CompositeParameter parameter, JsonNode resource) {
        Set<String> values = new TreeSet<>();
        for (Place place : parameter.places()) {
            if (place instanceof Within(List<Step> path, List<SearchParameter> parts)) {
                reach(resource, path).forEach(element -> {
                    List<Set<String>> each =
                            parts.stream().map(it -> values(it, element)).toList();
                    if (each.stream().noneMatch(Set::isEmpty)) {
                        values.add(CompositeTerm.of(each).toString());
                    }
                });
            }
        }
        return values;
    }

    private static Set<String> values(SearchParameter parameter, JsonNode resource) {
        Set<String> values = new TreeSet<>();
        for (Source source : parameter.sources()) {
            switch (source.element()) {
                case Source.PRESENT ->
                    reach(resource, source.path()).findAny().ifPresent(_ -> values.add(TokenTerms.of("", "true")));
                case Source.ABSENT -> addIfNone(values);
                default -> reach(resource, source.path()).forEach(value -> read(parameter, source, value, values::add));
            }
        }
        return values;
    }

    private static void addIfNone(Set<String> values) {
        if (values.isEmpty()) {
            values.add(TokenTerms.of("", "false"));
        }
    }

    private static void read(SearchParameter parameter, Source source, JsonNode value, Consumer<String> terms) {
        switch (parameter.type()) {
            case TOKEN -> TokenTerms.read(source.element(), value, terms);
            case STRING -> StringTerms.read(source.element(), value, terms);
            case DATE -> DateTerms.read(source.element(), value, terms);
            case REFERENCE -> ReferenceTerms.read(value, source.target(), terms);
            case URI -> StringTerms.text(value, terms);
            case NUMBER, QUANTITY -> QuantityTerms.read(source.element(), value, terms);
        }
    }

    private static Stream<JsonNode> reach(JsonNode resource, List<Step> path) {
        Stream<JsonNode> reached = Stream.of(resource);
        for (Step step : path) {
            reached = reached.flatMap(node -> each(node, step))
                    .filter(node -> step.where().isEmpty()
                            || node.path(step.where()).asString("").equals(step.equal()));
        }
        return reached;
    }

    private static Stream<JsonNode> each(JsonNode node, Step step) {
        Stream<JsonNode> all = each(node.path(step.member()));
        return step.isNested() ? all.flatMap(it -> Stream.concat(Stream.of(it), each(it, step))) : all;
    }

    private static Stream<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Stream.empty();
        }
        return node.isArray() ? node.valueStream().filter(it -> !it.isNull()) : Stream.of(node);
    }
}
