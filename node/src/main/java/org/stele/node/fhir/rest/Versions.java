package org.stele.node.fhir.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;

/** Which version must be the present one (R4 http.html#concurrency), as it was sent. */
public record Versions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    private static final Pattern TAG = Pattern.compile("W/\"([A-Za-z0-9.-]{1,64})\"");

    /**
     * The one that must be.
     *
     * @throws ProblemException where it is no tag of a version
     */
    Optional<String> required() {
        return ifMatch.map(Versions::version);
    }

    /**
     * Makes sure that nothing is asked that only reading knows.
     *
     * @throws ProblemException so
     */
    void requireForWriting() {
        if (ifNoneMatch.isPresent()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, "If-None-Match is for reading: to write, use If-Match."));
        }
    }

    private static String version(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw new ProblemException(
                    Problem.of(ProblemCode.MALFORMED_REQUEST, "If-Match has the form W/\"version\", as ETag had it."));
        }
        return matcher.group(1);
    }
}
