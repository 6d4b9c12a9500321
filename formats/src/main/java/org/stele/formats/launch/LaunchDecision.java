package org.stele.formats.launch;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;

/**
 * What a person answers, in a request that they sign.
 *
 * @param request the hash of all that was asked
 * @param patient the home of whom it is about, where the request wants one named
 */
public record LaunchDecision(Hash request, Answer answer, Optional<SubjectId> patient) {
    /** Whole, never in part. */
    public enum Answer {
        APPROVED,
        REFUSED
    }
}
