package org.stele.gateway.fhir.search.query;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.stele.gateway.fhir.search.parameter.SearchParameter;
import org.stele.gateway.fhir.search.term.Interval;

/** Turns one value of a search into a test of one term of the index. Nothing where the value has not the form of its type. */
final class TermTests {
    private static final int QUANTITY_PARTS = 3;

    private final InstantSource clock;
    private final String base;

    /** @param base this server's own address, which a reference may begin with */
    TermTests(InstantSource clock, String base) {
        this.clock = clock;
        this.base = base;
    }

    Optional<Predicate<String>> of(SearchParameter parameter, Modifier modifier, String value) {
        return switch (parameter.type()) {
            case TOKEN -> token(value);
            case STRING -> string(modifier, Escaped.plain(value));
            case URI -> uri(modifier, Escaped.plain(value));
            case REFERENCE -> reference(parameter, modifier, Escaped.plain(value));
            case DATE -> time(value).map(it -> term -> it.test(Interval.parse(term)));
            case NUMBER -> Comparison.ofNumber(value).map(TermTests::number);
            case QUANTITY -> quantity(value);
        };
    }

    /** URLs are above and below each other by the parts of their paths; URNs are not (R4 search.html#uri). */
    private static Optional<Predicate<String>> uri(Modifier modifier, String value) {
        return switch (modifier.name()) {
            case Modifier.ABOVE -> url(value).map(it -> term -> isBelow(it, term));
            case Modifier.BELOW -> url(value).map(it -> term -> isBelow(term, it));
            default -> Optional.of(value::equals);
        };
    }

    private static Optional<String> url(String value) {
        return value.startsWith("http://") || value.startsWith("https://") ? Optional.of(value) : Optional.empty();
    }

    private static boolean isBelow(String lower, String upper) {
        String folder = upper.endsWith("/") ? upper : upper + "/";
        return lower.equals(upper) || lower.startsWith(folder);
    }

    Optional<Comparison> time(String value) {
        return Comparison.ofDate(value, clock);
    }

    static Optional<Predicate<String>> token(String value) {
        List<String> parts = Escaped.split(value, '|');
        String first = Escaped.plain(parts.getFirst());
        if (parts.size() == 1) {
            return Optional.of(term -> code(term).equals(first));
        }
        String second = Escaped.plain(parts.get(1));
        if (parts.size() > 2 || (first.isEmpty() && second.isEmpty())) {
            return Optional.empty();
        }
        return second.isEmpty()
                ? Optional.of(term -> system(term).equals(first))
                : Optional.of(term -> term.equals(first + "|" + second));
    }

    private static String system(String term) {
        return term.substring(0, term.indexOf('|'));
    }

    private static String code(String term) {
        return term.substring(term.indexOf('|') + 1);
    }

    /** Nothing for what is no text once accents are off: it would find everything. */
    private static Optional<Predicate<String>> string(Modifier modifier, String value) {
        String normal = Normal.of(value);
        if (normal.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (modifier.name()) {
                    case Modifier.EXACT -> value::equals;
                    case Modifier.CONTAINS -> term -> Normal.of(term).contains(normal);
                    default -> term -> Normal.of(term).startsWith(normal);
                });
    }

    private Optional<Predicate<String>> reference(SearchParameter parameter, Modifier modifier, String value) {
        String relative = value.startsWith(base + "/") ? value.substring(base.length() + 1) : value;
        if (relative.isEmpty()) {
            return Optional.empty();
        }
        if (relative.contains("/") || relative.contains(":")) {
            return Optional.of(term -> term.equals(relative) && modifier.allows(kind(term)));
        }
        return Optional.of(term -> term.endsWith("/" + relative)
                && term.indexOf('/') == term.length() - relative.length() - 1
                && modifier.allows(kind(term))
                && (parameter.targets().isEmpty() || parameter.targets().contains(kind(term))));
    }

    /** Of {@code Kind/id}. */
    private static String kind(String term) {
        int slash = term.indexOf('/');
        return slash < 0 ? "" : term.substring(0, slash);
    }

    private static Predicate<String> number(Comparison comparison) {
        return term -> comparison.test(interval(term));
    }

    private static Interval interval(String term) {
        return Interval.parse(term.substring(0, term.indexOf('|')));
    }

    /** {@code 5.4}, {@code 5.4|system|code} or {@code 5.4||unit} (R4 search.html#quantity). */
    private static Optional<Predicate<String>> quantity(String value) {
        List<String> parts =
                Escaped.split(value, '|').stream().map(Escaped::plain).toList();
        Optional<Comparison> comparison = Comparison.ofNumber(parts.getFirst());
        return switch (parts.size()) {
            case 1 -> comparison.map(TermTests::number);
            case QUANTITY_PARTS -> comparison.map(it -> number(it).and(unit(parts.get(1), parts.get(2))));
            default -> Optional.empty();
        };
    }

    private static Predicate<String> unit(String system, String code) {
        return term -> {
            List<String> parts = List.of(term.split("\\|", -1));
            boolean coded = parts.get(2).equals(code);
            return system.isEmpty()
                    ? coded || parts.get(3).equals(code)
                    : coded && parts.get(1).equals(system);
        };
    }
}
