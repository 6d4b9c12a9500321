package org.stele.formats.launch;

import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;

/**
 * What a person answers, in a request that they sign.
 *
 * @param request the hash of all that was asked
 * @param patient the home of whom it is about, where the request wants one named; nobody where patients decide for themselves
 * @param approval of a patient who approves an application for their own chart
 */
public record LaunchDecision(
        Hash request, Answer answer, Optional<SubjectId> patient, Optional<SignedAppApproval> approval) {
    /** What a seat answers, and what a patient does who refuses. */
    public LaunchDecision(Hash request, Answer answer, Optional<SubjectId> patient) {
        this(request, answer, patient, Optional.empty());
    }

    /** Whole, never in part. */
    public enum Answer {
        APPROVED,
        REFUSED
    }
}
