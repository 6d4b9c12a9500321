package org.stele.gateway.fhir.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.stele.gateway.fhir.search.parameter.CompositeParameter;
import org.stele.gateway.fhir.search.parameter.ParameterType;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** Reads the conditions of a search, chains and reverse chains included. */
final class CriteriaReader {
    static final String LAST_UPDATED = "_lastUpdated";

    private static final int DEEPEST = 3;
    private static final String HAS = "_has:";
    private static final int HAS_PARTS = 3;

    private final SearchParameters parameters;
    private final TermTests tests;
    private final CompositeReader composites;

    CriteriaReader(SearchParameters parameters, TermTests tests) {
        this.parameters = parameters;
        this.tests = tests;
        this.composites = new CompositeReader(tests);
    }

    /**
     * Reads one.
     *
     * @param name with modifier and chain
     * @param through is told of each kind of resource, beside the first, whose conditions it depends on
     * @throws InvalidSearchException where it is not understood
     */
    Criterion read(String kind, String name, String value, Consumer<String> through) {
        return read(kind, name, value, through, 0);
    }

    private Criterion read(String kind, String name, String value, Consumer<String> through, int depth) {
        if (depth > DEEPEST) {
            throw new InvalidSearchException(Reason.TOO_DEEP, name);
        }
        if (name.startsWith(HAS)) {
            return has(name, value, through, depth);
        }
        int dot = name.indexOf('.');
        return dot < 0 ? plain(kind, name, value) : chained(kind, name, dot, value, through, depth);
    }

    private Criterion plain(String kind, String name, String value) {
        if (name.equals("_id")) {
            return Criteria.id(Set.copyOf(Escaped.split(value, ',')));
        }
        if (name.equals(LAST_UPDATED)) {
            return Criteria.lastUpdated(times(name, value));
        }
        Optional<CompositeParameter> joining = parameters.findComposite(kind, name);
        if (joining.isPresent()) {
            return composites.read(joining.get(), name, value);
        }
        SearchParameter parameter = parameter(kind, stem(name), name);
        Modifier modifier = modifier(name, parameter);
        if (modifier.is(Modifier.MISSING)) {
            return Criteria.missing(parameter, isTrue(name, value));
        }
        if (modifier.is(Modifier.IDENTIFIER)) {
            return Criteria.anyIdentifier(parameter, tests(name, value, TermTests::token));
        }
        Criterion any = Criteria.any(parameter, tests(parameter, modifier, name, value));
        return modifier.is(Modifier.NOT) ? Criteria.not(any) : any;
    }

    private List<Comparison> times(String name, String value) {
        return Escaped.split(value, ',').stream()
                .map(it -> tests.time(it).orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, name)))
                .toList();
    }

    private List<Predicate<String>> tests(SearchParameter parameter, Modifier modifier, String name, String value) {
        return tests(name, value, part -> tests.of(parameter, modifier, part));
    }

    private static List<Predicate<String>> tests(
            String name, String value, Function<String, Optional<Predicate<String>>> reading) {
        List<Predicate<String>> all = new ArrayList<>();
        for (String part : Escaped.split(value, ',')) {
            Optional<Predicate<String>> test = part.isEmpty() ? Optional.empty() : reading.apply(part);
            all.add(test.orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, name)));
        }
        return all;
    }

    /** {@code subject:Patient.name}: R4 search.html#chaining. */
    private Criterion chained(String kind, String name, int dot, String value, Consumer<String> through, int depth) {
        String first = name.substring(0, dot);
        SearchParameter reference = reference(kind, stem(first), name);
        Modifier modifier = modifier(first, reference);
        if (modifier.is(Modifier.IDENTIFIER) || modifier.is(Modifier.MISSING)) {
            throw new InvalidSearchException(Reason.UNKNOWN_MODIFIER, name);
        }
        Set<String> targets = modifier.is("") ? reference.targets() : Set.of(modifier.name());
        String rest = name.substring(dot + 1);
        List<String> fitting = targets.stream().filter(it -> knows(it, rest)).toList();
        if (fitting.isEmpty()) {
            throw new InvalidSearchException(targets.isEmpty() ? Reason.AMBIGUOUS : Reason.UNKNOWN_PARAMETER, name);
        }
        fitting.forEach(through);
        List<Criterion> each = fitting.stream()
                .map(target -> Criteria.chained(reference, target, read(target, rest, value, through, depth + 1)))
                .toList();
        return chart ->
                each.stream().map(it -> it.in(chart)).reduce(Predicate::or).orElseThrow();
    }

    private boolean knows(String kind, String rest) {
        String next = rest.replaceAll("[.:].*", "");
        return rest.startsWith("_has")
                || next.equals("_id")
                || next.equals(LAST_UPDATED)
                || parameters.find(kind, next).isPresent()
                || parameters.findComposite(kind, next).isPresent();
    }

    /** {@code _has:Observation:patient:code}: R4 search.html#has. */
    private Criterion has(String name, String value, Consumer<String> through, int depth) {
        String[] parts = name.substring(HAS.length()).split(":", HAS_PARTS);
        if (parts.length < HAS_PARTS) {
            throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, name);
        }
        SearchParameter reference = reference(parts[0], parts[1], name);
        through.accept(parts[0]);
        return Criteria.referredTo(parts[0], reference, read(parts[0], parts[2], value, through, depth + 1));
    }

    private SearchParameter parameter(String kind, String stem, String name) {
        return parameters
                .find(kind, stem)
                .orElseThrow(() -> new InvalidSearchException(Reason.UNKNOWN_PARAMETER, name));
    }

    private SearchParameter reference(String kind, String stem, String name) {
        SearchParameter parameter = parameter(kind, stem, name);
        if (parameter.type() != ParameterType.REFERENCE) {
            throw new InvalidSearchException(Reason.UNKNOWN_PARAMETER, name);
        }
        return parameter;
    }

    private static Modifier modifier(String name, SearchParameter parameter) {
        int colon = name.indexOf(':');
        return Modifier.of(colon < 0 ? "" : name.substring(colon + 1), parameter)
                .orElseThrow(() -> new InvalidSearchException(Reason.UNKNOWN_MODIFIER, name));
    }

    private static String stem(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static boolean isTrue(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSearchException(Reason.BAD_VALUE, name);
        };
    }
}
