package org.stele.gateway.fhir.search.query;

import java.math.BigDecimal;
import java.util.List;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;
import org.stele.gateway.fhir.search.term.DateText;
import org.stele.gateway.fhir.search.term.Interval;

/** Reads {@code _type} and {@code _since}, by which operations on whole charts are narrowed. */
final class TypeAndSince {
    private TypeAndSince() {}

    static List<String> kinds(SearchParameters known, Parameter type) {
        List<String> kinds = Escaped.split(type.value(), ',');
        if (!known.kinds().containsAll(kinds)) {
            throw new InvalidSearchException(Reason.BAD_VALUE, type.name());
        }
        return kinds;
    }

    /** Milliseconds since 1970, of the earliest moment that is meant. */
    static BigDecimal time(Parameter since) {
        return DateText.parse(since.value())
                .flatMap(Interval::least)
                .orElseThrow(() -> new InvalidSearchException(Reason.BAD_VALUE, since.name()));
    }
}
