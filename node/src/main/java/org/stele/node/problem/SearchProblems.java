package org.stele.node.problem;

import java.util.List;
import org.stele.gateway.fhir.search.query.InvalidSearchException;

/** What a FHIR search that is not understood is over HTTP. */
final class SearchProblems {
    private SearchProblems() {}

    static Problem of(InvalidSearchException refusal) {
        return Problem.of(ProblemCode.INVALID_SEARCH, String.valueOf(refusal.getMessage()))
                .with(List.of(
                        new ProblemIssue(refusal.parameter(), refusal.reason().name())));
    }
}
