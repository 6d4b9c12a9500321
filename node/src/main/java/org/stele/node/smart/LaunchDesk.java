package org.stele.node.smart;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.contracts.id.Actor;
import org.stele.contracts.id.SeatId;
import org.stele.formats.launch.LaunchCode;
import org.stele.formats.launch.LaunchConfirmation;
import org.stele.formats.launch.LaunchDecided;
import org.stele.formats.launch.LaunchDecision;
import org.stele.formats.launch.LaunchRequest;
import org.stele.node.auth.Caller;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.smart.Application.Approvers;

/**
 * Where people decide, in requests that they sign, on what applications ask of them. Who tries codes is stopped soon. Safe for use by many
 * threads.
 */
public final class LaunchDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LaunchDesk.class);
    private static final String DECIDED =
            "It is decided already, or wrong numbers ended it: begin again in the application.";

    private final Applications applications;
    private final Launches launches;
    private final Approvals approvals;
    private final Attempts failures;

    /** @param failures of whoever names what is not there, here and elsewhere */
    LaunchDesk(Applications applications, Launches launches, Approvals approvals, Attempts failures) {
        this.applications = applications;
        this.launches = launches;
        this.approvals = approvals;
        this.failures = failures;
    }

    /**
     * What waits under a code.
     *
     * @throws ProblemException {@code FORBIDDEN} for anyone but a seat in force here or a patient, {@code NOT_FOUND}, {@code OVERLOADED} for who tried too many
     */
    public LaunchRequest read(Caller caller, LaunchCode code) {
        find(caller, code);
        return launches.read(code, caller.author())
                .orElseThrow(LaunchDesk::nothing)
                .request();
    }

    /**
     * Decides it; the same again does nothing more, and is answered the same.
     *
     * @throws ProblemException as {@link #read}; {@code CONFLICT} where another request is there than was shown, or it is decided otherwise;
     *     {@code INVALID} where a patient is missing or named for nothing, or what a patient signs; {@code NOT_FOUND} for a patient whom the
     *     seat may not see
     * @throws org.stele.exchange.ExchangeException where what a patient signed is not kept
     */
    public LaunchDecided decide(Caller caller, LaunchCode code, LaunchDecision decision) {
        Launch launch = find(caller, code);
        require(
                launch.request().hash().equals(decision.request()),
                ProblemCode.CONFLICT,
                "This is another request than the one that you were shown: read it again.");
        require(isOpenFor(launch, decision), ProblemCode.CONFLICT, DECIDED);
        Optional<Approval> approval = approval(caller, launch.request(), decision);
        Launch.Stage decided = decided(approval);
        Launch.Stage now = launches.update(code, before -> before instanceof Launch.Waiting ? decided : before)
                .orElseThrow(LaunchDesk::nothing)
                .stage();
        require(approval(now).equals(approval), ProblemCode.CONFLICT, DECIDED);
        if (launch.stage() instanceof Launch.Waiting) {
            log(decision, caller, launch.request());
        }
        return new LaunchDecided(decision.answer(), confirmation(now));
    }

    /** Before anything is kept on its account. */
    private static boolean isOpenFor(Launch launch, LaunchDecision decision) {
        return launch.stage() instanceof Launch.Waiting
                || approval(launch.stage()).isPresent() == (decision.answer() == LaunchDecision.Answer.APPROVED);
    }

    private Optional<Approval> approval(Caller caller, LaunchRequest request, LaunchDecision decision) {
        return switch (decision.answer()) {
            case REFUSED -> Optional.empty();
            case APPROVED -> Optional.of(approvals.approve(caller, request, decision));
        };
    }

    private static Launch.Stage decided(Optional<Approval> approval) {
        return approval.<Launch.Stage>map(it -> new Launch.Approved(it, LaunchConfirmation.generate(), 0))
                .orElseGet(Launch.Refused::new);
    }

    private static Optional<Approval> approval(Launch.Stage stage) {
        return switch (stage) {
            case Launch.Approved approved -> Optional.of(approved.approval());
            case Launch.Confirmed confirmed -> Optional.of(confirmed.approval());
            case Launch.Waiting _, Launch.Refused _ -> Optional.empty();
        };
    }

    private static Optional<LaunchConfirmation> confirmation(Launch.Stage stage) {
        return switch (stage) {
            case Launch.Approved approved -> Optional.of(approved.confirmation());
            case Launch.Confirmed confirmed -> Optional.of(confirmed.confirmation());
            case Launch.Waiting _, Launch.Refused _ -> Optional.empty();
        };
    }

    /** Not whom it is about: a log is no place for patients. */
    private static void log(LaunchDecision decision, Caller caller, LaunchRequest request) {
        LOG.info(
                "{} by {}: the request {} of the application {} for {}, from {}, to {}",
                decision.answer(),
                caller.actor() instanceof Actor.OfSeat(SeatId seat) ? "the seat " + seat : "a patient",
                decision.request(),
                request.application(),
                request.scope(),
                request.from(),
                request.host());
    }

    /** @throws ProblemException {@code NOT_FOUND} also where the application was registered anew since, or is not any more */
    private Launch find(Caller caller, LaunchCode code) {
        Approvers approvers = approvals.as(caller);
        String who = caller.author().toString();
        require(!failures.isOver(who), ProblemCode.OVERLOADED, "You named too much that is not there: wait a minute.");
        Optional<Launch> found =
                launches.find(code).filter(it -> isAsRegistered(it, approvers)).filter(it -> isOpenTo(it, caller));
        if (found.isEmpty()) {
            failures.count(who);
        }
        return found.orElseThrow(LaunchDesk::nothing);
    }

    private static ProblemException nothing() {
        return problem(ProblemCode.NOT_FOUND, "Nothing waits under this code: begin again in the application.");
    }

    /** What is for others is as if it were not there. */
    private boolean isAsRegistered(Launch launch, Approvers approvers) {
        return applications
                .find(launch.request().application())
                .filter(it -> it.registration().equals(launch.request().registration()))
                .filter(it -> it.isFor(approvers))
                .isPresent();
    }

    /** What a seat opened is that seat's alone: it names a patient whom others need not see. */
    private static boolean isOpenTo(Launch launch, Caller caller) {
        return launch.request()
                .opened()
                .map(by -> by.seat().author().equals(caller.author()))
                .orElse(true);
    }

    private static void require(boolean condition, ProblemCode otherwise, String advice) {
        if (!condition) {
            throw problem(otherwise, advice);
        }
    }

    private static ProblemException problem(ProblemCode code, String advice) {
        return new ProblemException(Problem.of(code, advice));
    }
}
