package org.stele.node.auth;

/** Says for whom an application acts that sends an access token. Safe for use by many threads. */
@FunctionalInterface
public interface TokenCheck {
    /**
     * Checks one, for this request alone.
     *
     * @param token as it stands in the header {@code Authorization}
     * @throws org.stele.node.problem.ProblemException where it does not count here, or does not any more
     */
    Caller check(String token);
}
