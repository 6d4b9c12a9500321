package org.stele.node.api;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.Validity;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.ProblemIssue;

/** Reads spans of time out of bodies. */
final class Validities {
    private Validities() {}

    /**
     * @throws ProblemException where they make no span
     */
    static Validity of(Instant from, Instant until) {
        try {
            return new Validity(from, until);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemCode.MALFORMED_JSON, List.of(new ProblemIssue("/validUntil", "NOT_AFTER_VALID_FROM")));
        }
    }
}
