package org.stele.node.problem;

import java.io.Serial;
import java.util.List;

/** Ends a request with a problem document. Thrown without a stack trace: it is an expected answer. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    public ProblemException(ProblemCode code) {
        this(Problem.of(code));
    }

    public ProblemException(ProblemCode code, List<ProblemIssue> issues) {
        this(Problem.of(code).with(issues));
    }

    public Problem problem() {
        return problem;
    }
}
