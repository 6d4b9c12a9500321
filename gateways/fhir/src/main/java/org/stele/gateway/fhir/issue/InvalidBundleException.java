package org.stele.gateway.fhir.issue;

import java.util.List;
import java.util.stream.Collectors;

/** A bundle is refused, all of it. The message lists paths and reasons, and never a value from the bundle. */
public final class InvalidBundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 20;

    private final transient List<Issue> issues;

    public InvalidBundleException(List<Issue> issues) {
        super(message(issues), null, false, false);
        this.issues = List.copyOf(issues);
    }

    public InvalidBundleException(String path, Reason reason) {
        this(List.of(new Issue(path, reason)));
    }

    /** At least one, in document order; a bundle with very many is not read to its end. */
    public List<Issue> issues() {
        return issues;
    }

    private static String message(List<Issue> issues) {
        String shown = issues.stream().limit(SHOWN).map(Issue::toString).collect(Collectors.joining("; "));
        int rest = issues.size() - SHOWN;
        return rest > 0 ? shown + "; and " + rest + " more" : shown;
    }
}
