package org.stele.node.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stele.crypto.json.StrictJson;

/**
 * What is wrong, or worth knowing, as FHIR tells it (R4 operationoutcome.html).
 *
 * @param resourceType {@code OperationOutcome}
 * @param issue at least one
 */
public record OperationOutcome(String resourceType, List<Issue> issue) {
    private static final String NAME = "OperationOutcome";
    private static final String ERROR = "error";
    private static final String WARNING = "warning";
    private static final int SERVER = 500;

    /**
     * One thing that is wrong.
     *
     * @param severity of FHIR's IssueSeverity
     * @param code of FHIR's IssueType
     * @param diagnostics what, where and what to do
     * @param expression where, as a FHIRPath that begins with a kind of resource
     */
    public record Issue(String severity, String code, String diagnostics, Optional<List<String>> expression) {
        public Issue {
            expression = expression.map(List::copyOf);
        }
    }

    public OperationOutcome {
        issue = List.copyOf(issue);
    }

    /** Why something was refused. */
    public static OperationOutcome of(Problem problem) {
        String type = type(problem.status());
        String summary = problem.code() + ": " + problem.title() + ". " + problem.detail();
        Stream<Issue> more = problem.issues().stream().flatMap(List::stream).map(it -> issue(ERROR, type, it));
        return new OperationOutcome(
                NAME,
                Stream.concat(Stream.of(new Issue(ERROR, type, summary, Optional.empty())), more)
                        .toList());
    }

    /** What a resource would be refused for. */
    public static OperationOutcome ofErrors(List<ProblemIssue> errors) {
        return of(ERROR, errors);
    }

    /** What is worth knowing of a resource that is well otherwise; that all is well where nothing is. */
    public static OperationOutcome ofWarnings(List<ProblemIssue> warnings) {
        return warnings.isEmpty() ? allOk() : of(WARNING, warnings);
    }

    private static OperationOutcome of(String severity, List<ProblemIssue> issues) {
        return new OperationOutcome(
                NAME,
                issues.stream()
                        .map(it -> issue(severity, IssueType.of(it.code()), it))
                        .toList());
    }

    private static OperationOutcome allOk() {
        return new OperationOutcome(
                NAME, List.of(new Issue("information", "informational", "All OK", Optional.empty())));
    }

    private static Issue issue(String severity, String type, ProblemIssue issue) {
        return new Issue(
                severity,
                type,
                issue.path() + ": " + issue.code(),
                FhirPath.of(issue.path()).map(List::of));
    }

    public byte[] json() {
        return StrictJson.write(this);
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
