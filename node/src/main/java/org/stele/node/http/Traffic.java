package org.stele.node.http;

import java.time.Duration;
import java.util.Optional;
import org.stele.node.auth.AuthenticationException;
import org.stele.node.problem.Problem;

/** Is told of what goes through the gate, in closed words only: routes, codes, times. */
public interface Traffic {
    /**
     * A request was answered.
     *
     * @param route empty where there is none
     * @param status of the answer
     */
    void answered(Optional<Route> route, int status, Duration took);

    void refused(Problem problem);

    void notAuthenticated(AuthenticationException.Reason reason);
}
