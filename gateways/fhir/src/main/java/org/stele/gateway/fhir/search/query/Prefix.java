package org.stele.gateway.fhir.search.query;

import static org.stele.gateway.fhir.search.term.Interval.endsAfter;
import static org.stele.gateway.fhir.search.term.Interval.startsBefore;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.stele.gateway.fhir.search.term.Interval;

/** How a date, number or quantity compares with what is asked (R4 search.html#prefix). */
enum Prefix {
    EQ,
    NE,
    GT,
    LT,
    GE,
    LE,
    SA,
    EB,
    AP;

    /** The prefix that a value begins with; empty for none. */
    static Optional<Prefix> of(String value) {
        return Arrays.stream(values())
                .filter(it -> value.startsWith(it.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * @param target what a resource has
     * @param asked all that the asked value may mean, within the precision that it was written with
     * @param exact the same without that precision, where ordering goes by it
     * @param about a wider one
     */
    boolean test(Interval target, Interval asked, Interval exact, Interval about) {
        return switch (this) {
            case EQ -> asked.contains(target);
            case NE -> !asked.contains(target);
            case GT -> endsAfter(target, exact);
            case LT -> startsBefore(target, exact);
            case GE -> endsAfter(target, exact) || exact.contains(target);
            case LE -> startsBefore(target, exact) || exact.contains(target);
            case SA -> exact.isBefore(target);
            case EB -> target.isBefore(exact);
            case AP -> about.overlaps(target);
        };
    }
}
