package org.stele.node.problem;

/** The problems of refusals that only have an HTTP status, because a library made them. */
public final class StatusProblems {
    private StatusProblems() {}

    public static ProblemCode code(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405, 501 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 408 -> ProblemCode.REQUEST_TIMEOUT;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> ProblemCode.HEADERS_TOO_LARGE;
            case 503 -> ProblemCode.BUSY;
            default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.FAULT;
        };
    }
}
