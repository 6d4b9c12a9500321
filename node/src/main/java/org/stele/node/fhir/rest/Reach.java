package org.stele.node.fhir.rest;

import java.util.Set;
import org.stele.gateway.fhir.scope.Permission;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/**
 * How far an asker's scopes reach. What is refused here is refused for what was asked, whatever there is, so that it tells nothing of
 * anybody's data.
 */
public final class Reach {
    private Reach() {}

    /**
     * Requires that the asker may do it to some resources of each kind.
     *
     * @throws ProblemException where a kind is outside of the scopes
     */
    static void require(Asker asker, Set<String> kinds, Permission permission) {
        boolean within = asker.granted()
                .map(granted -> kinds.stream().allMatch(kind -> granted.scopes().allow(kind, permission)))
                .orElse(true);
        if (!within) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_SCOPE);
        }
    }

    /**
     * Requires that the asker signed what they ask: no scope stands for a signature.
     *
     * @throws ProblemException where they came with a token
     */
    public static void requireSigned(Asker asker) {
        if (asker.granted().isPresent()) {
            throw new ProblemException(ProblemCode.INSUFFICIENT_SCOPE);
        }
    }
}
