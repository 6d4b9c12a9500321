package org.stele.node.auth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** The access token of a request: in the header {@code Authorization} and nowhere else (RFC 6750 §2.1, RFC 9700 §4.3.2). */
public final class BearerToken {
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * The token.
     *
     * @return nothing where the request has none
     * @throws ProblemException where it has another header of that name, or a signature as well: who sends it must not be a choice
     */
    public static Optional<String> in(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        if (values.stream().noneMatch(BearerToken::isOne)) {
            return Optional.empty();
        }
        if (values.size() > 1 || request.getHeader(SignedStatement.HEADER) != null) {
            throw new ProblemException(Problem.of(
                    ProblemCode.MALFORMED_REQUEST,
                    "A request has one header Authorization, or Stele-Request, and not both."));
        }
        return Optional.of(values.getFirst().substring(SCHEME.length()).strip());
    }

    private static boolean isOne(String value) {
        return value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
