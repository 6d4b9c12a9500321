package org.stele.gateway.fhir.search.query;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.stele.gateway.fhir.search.query.InvalidSearchException.Reason;

/** Reads what {@code $lastn} is asked with: a search for observations, and how many of each code. */
public final class LastReader {
    private static final String OBSERVATION = "Observation";
    private static final Set<String> SUBJECTS = Set.of("patient", "subject");

    private final QueryReader searches;

    public LastReader(QueryReader searches) {
        this.searches = searches;
    }

    /**
     * Reads it.
     *
     * @param lenient whether a parameter that is not known is left out instead of refused (R4 search.html#errors)
     * @throws InvalidSearchException where it is not understood, or does not say whose observations are asked for
     */
    public LastQuery read(List<Parameter> asked, boolean lenient) {
        Predicate<Parameter> isMax = it -> it.name().equals("max");
        List<Parameter> max = asked.stream().filter(isMax).toList();
        SearchQuery search =
                searches.read(OBSERVATION, asked.stream().filter(isMax.negate()).toList(), lenient);
        requireSubject(search.page().understood());
        return new LastQuery(search, max(max), search.page().at(OBSERVATION + "/$lastn", max));
    }

    private static int max(List<Parameter> asked) {
        int max = 1;
        for (Parameter parameter : asked) {
            max = Parameters.number(parameter);
            if (max == 0) {
                throw new InvalidSearchException(Reason.BAD_VALUE, parameter.name());
            }
        }
        return max;
    }

    private static void requireSubject(List<Parameter> understood) {
        if (understood.stream().map(Parameter::name).noneMatch(LastReader::isSubject)) {
            throw new InvalidSearchException(Reason.REQUIRED, "patient");
        }
    }

    private static boolean isSubject(String name) {
        return SUBJECTS.contains(name.replaceAll("[.:].*", "")) && !name.endsWith(":" + Modifier.MISSING);
    }
}
