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
 * @param encounter the FHIR id of one of the patient's, where the request takes one
 */
public record LaunchDecision(
        Hash request,
        Answer answer,
        Optional<SubjectId> patient,
        Optional<SignedAppApproval> approval,
        Optional<String> encounter) {
    public LaunchDecision {
        if (encounter.filter(it -> !LaunchContext.isId(it)).isPresent()) {
            throw new IllegalArgumentException("an encounter is named by its FHIR id");
        }
    }

    /** What a seat answers, and what a patient does who refuses. */
    public LaunchDecision(Hash request, Answer answer, Optional<SubjectId> patient) {
        this(request, answer, patient, Optional.empty(), Optional.empty());
    }

    /** What a patient answers who approves. */
    public LaunchDecision(Hash request, Answer answer, SignedAppApproval approval) {
        this(request, answer, Optional.empty(), Optional.of(approval), Optional.empty());
    }

    /** Whole, never in part. */
    public enum Answer {
        APPROVED,
        REFUSED
    }
}
