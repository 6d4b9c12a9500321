package org.stele.node.smart;

import java.util.Optional;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchRequest;
import org.stele.formats.launch.SignedAppApproval;
import org.stele.node.auth.Caller;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.smart.Application.Approvers;

/** Makes approvals of what people sign: of a seat for what is for staff, of a patient for what is for patients. Safe for use by many threads. */
final class Approvals {
    private final People people;

    Approvals(People people) {
        this.people = people;
    }

    /**
     * As which of them somebody decides.
     *
     * @throws ProblemException {@code FORBIDDEN} for anyone but a seat in force here, or a patient of this organisation
     */
    Approvers as(Caller caller) {
        return switch (caller.actor()) {
            case Actor.OfSeat(SeatId seat) when people.staff().seats().inForce(seat) -> Approvers.STAFF;
            case Actor.OfSubject(SubjectId home) when people.patients().apps().isPatient(home) -> Approvers.PATIENTS;
            default -> throw new ProblemException(ProblemCode.FORBIDDEN);
        };
    }

    /**
     * What was approved; a patient's is kept as they signed it when this returns.
     *
     * @param caller one of those who may
     * @throws ProblemException {@code INVALID} where a patient is missing or named for nothing, or what a patient signs; {@code NOT_FOUND}
     *     for a patient whom the seat may not see
     */
    Approval approve(Caller caller, LaunchRequest request, LaunchDecision decision) {
        return switch (caller.actor()) {
            case Actor.OfSeat(SeatId seat) -> bySeat(caller, seat, request, decision);
            case Actor.OfSubject(SubjectId home) -> byPatient(caller, home, request, decision);
            case Actor.OfOrganisation _, Actor.OfKey _ -> throw new ProblemException(ProblemCode.FORBIDDEN);
        };
    }

    private Approval bySeat(Caller caller, SeatId seat, LaunchRequest request, LaunchDecision decision) {
        require(decision.approval().isEmpty(), "A seat approves without a statement of its own.");
        require(
                decision.patient().isPresent() == request.namesPatient(),
                "Name a patient where the request asks for one, and only there.");
        require(
                decision.encounter().isEmpty() || request.mayNameEncounter(),
                "Name an encounter only where the request takes one.");
        Optional<String> encounter = request.encounter().or(decision::encounter);
        Optional<Approval.Named> patient = request.patient()
                .or(decision::patient)
                .map(home -> people.staff().named(caller.author(), home));
        patient.ifPresent(
                named -> encounter.ifPresent(id -> people.staff().requireEncounter(caller.author(), named.home(), id)));
        return new Approval.BySeat(request, seat, caller.keys(), patient, encounter);
    }

    private Approval byPatient(Caller caller, SubjectId home, LaunchRequest request, LaunchDecision decision) {
        require(
                decision.patient().isEmpty() && decision.encounter().isEmpty(),
                "You approve for yourself: name no patient and no encounter.");
        SignedAppApproval signed = decision.approval()
                .filter(it -> isOf(it, request))
                .orElseThrow(() -> invalid(
                        "Sign the approval of just this request, for 1 to 365 days where it asks for offline_access."));
        Approval.Named self = people.patients().self(home).orElseThrow(Approvals::noPatient);
        return new Approval.ByPatient(request, people.patients().apps().approve(caller.author(), signed), self);
    }

    private static boolean isOf(SignedAppApproval signed, LaunchRequest request) {
        try {
            return signed.read().request().hash().equals(request.hash());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean condition, String advice) {
        if (!condition) {
            throw invalid(advice);
        }
    }

    private static ProblemException invalid(String advice) {
        return new ProblemException(Problem.of(ProblemCode.INVALID, advice));
    }

    private static ProblemException noPatient() {
        return new ProblemException(Problem.of(ProblemCode.NOT_FOUND, "There is no such patient here."));
    }
}
