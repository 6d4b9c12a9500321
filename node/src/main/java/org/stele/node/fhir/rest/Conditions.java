package org.stele.node.fhir.rest;

import java.time.InstantSource;
import java.util.Set;
import org.stele.gateway.fhir.search.parameter.SearchParameters;
import org.stele.gateway.fhir.search.query.QueryReader;
import org.stele.gateway.fhir.search.query.SearchQuery;
import org.stele.node.fhir.QueryText;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Reads the searches that a write depends on. Nothing in them is left out, however lenient the client is. */
record Conditions(InstantSource clock) {
    /**
     * That of an address.
     *
     * @throws ProblemException where it does not say what to look for
     */
    SearchQuery read(Asker asker, String kind, String query) {
        SearchQuery condition =
                new QueryReader(SearchParameters.R4, clock, asker.base()).read(kind, QueryText.readAll(query), false);
        if (condition.criteria().isEmpty()) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_SEARCH, "A condition says what to look for: name a parameter at least."));
        }
        return condition;
    }

    /** That of {@code If-None-Exist}: clients send the query alone, or the kind or a whole address before it. */
    SearchQuery readAlone(Asker asker, String kind, String value) {
        int mark = value.indexOf('?');
        String before = value.substring(0, Math.max(0, mark));
        if (!Set.of("", kind, asker.base() + "/" + kind).contains(before)) {
            throw new ProblemException(Problem.of(
                    ProblemCode.INVALID_SEARCH, "If-None-Exist looks for the kind that is added, on this server."));
        }
        return read(asker, kind, value.substring(mark + 1));
    }
}
