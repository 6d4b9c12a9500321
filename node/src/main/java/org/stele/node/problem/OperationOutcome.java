package org.stele.node.problem;

import java.util.List;
import java.util.stream.Stream;

/**
 * A problem as FHIR tells it (R4 operationoutcome.html).
 *
 * @param resourceType {@code OperationOutcome}
 */
record OperationOutcome(String resourceType, List<Issue> issue) {
    static final String MEDIA_TYPE = "application/fhir+json";

    private static final int SERVER = 500;

    /**
     * One thing that is wrong.
     *
     * @param code of FHIR's IssueType
     * @param diagnostics what, where and what to do
     */
    record Issue(String severity, String code, String diagnostics) {}

    OperationOutcome {
        issue = List.copyOf(issue);
    }

    static OperationOutcome of(Problem problem) {
        String type = type(problem.status());
        Stream<Issue> first =
                Stream.of(new Issue("error", type, problem.code() + ": " + problem.title() + ". " + problem.detail()));
        Stream<Issue> more = problem.issues().stream()
                .flatMap(List::stream)
                .map(it -> new Issue("error", type, it.path() + ": " + it.code()));
        return new OperationOutcome(
                "OperationOutcome", Stream.concat(first, more).toList());
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "login";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "not-supported";
            case 409, 412 -> "conflict";
            case 429 -> "throttled";
            case 503 -> "transient";
            default -> status >= SERVER ? "exception" : "invalid";
        };
    }
}
