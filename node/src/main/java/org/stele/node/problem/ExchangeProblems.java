package org.stele.node.problem;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.Reason;

/** What the use cases' refusals are over HTTP. */
final class ExchangeProblems {
    /** Nothing of the exception itself may show: these answers are the same whatever the cause. */
    private static final Set<Reason> UNIFORM =
            EnumSet.of(Reason.ACCESS_REFUSED, Reason.CLAIM_REFUSED, Reason.NOT_FOUND);

    private ExchangeProblems() {}

    static Problem of(ExchangeException refusal) {
        if (UNIFORM.contains(refusal.reason())) {
            return Problem.of(code(refusal.reason()));
        }
        return refusal.refusal()
                .map(receipt -> Problem.denied(receipt.code(), receipt.transaction(), receipt.height()))
                .orElseGet(() -> withIssues(refusal));
    }

    private static Problem withIssues(ExchangeException refusal) {
        ProblemCode code = refusal.door().map(LedgerProblems::of).orElseGet(() -> code(refusal.reason()));
        Problem problem = Problem.of(code, String.valueOf(refusal.getMessage()));
        List<ProblemIssue> issues = refusal.issues().stream()
                .map(issue -> new ProblemIssue(issue.path(), issue.code()))
                .toList();
        return issues.isEmpty() ? problem : problem.with(issues);
    }

    private static ProblemCode code(Reason reason) {
        return switch (reason) {
            case ACCESS_REFUSED -> ProblemCode.ACCESS_REFUSED;
            case FORBIDDEN -> ProblemCode.FORBIDDEN;
            case NOT_FOUND -> ProblemCode.NOT_FOUND;
            case INVALID, CONTRACT_REFUSED -> ProblemCode.INVALID;
            case NOT_TAKEN -> ProblemCode.BUSY;
            case LEDGER_STOPPED -> ProblemCode.LEDGER_STOPPED;
            case LEDGER_BEHIND -> ProblemCode.LEDGER_BEHIND;
            case LEDGER_AT_WORK -> ProblemCode.LEDGER_AT_WORK;
            case TOO_MUCH_UNTOLD -> ProblemCode.TOO_MUCH_UNTOLD;
            case PAYLOAD_EXPIRED -> ProblemCode.PAYLOAD_EXPIRED;
            case BATCH_DISCARDED -> ProblemCode.BATCH_DISCARDED;
            case SIGNATURE_REFUSED -> ProblemCode.SIGNATURE_REFUSED;
            case CLINICIAN_MISSING -> ProblemCode.CLINICIAN_MISSING;
            case IDENTIFIER_TAKEN -> ProblemCode.IDENTIFIER_TAKEN;
            case NOT_CURRENT -> ProblemCode.NOT_CURRENT;
            case SEVERAL_MATCH -> ProblemCode.SEVERAL_MATCH;
            case NAME_TAKEN, ON_ITS_WAY -> ProblemCode.CONFLICT;
            case NOT_LINKED -> ProblemCode.NOT_LINKED;
            case REFERRED_TO -> ProblemCode.REFERRED_TO;
            case CLAIM_REFUSED -> ProblemCode.CLAIM_REFUSED;
            case OPENING_MISMATCH -> ProblemCode.OPENING_MISMATCH;
            case LICENCE_REFUSED -> ProblemCode.LICENCE_REFUSED;
            case COMMITMENT_MISMATCH -> ProblemCode.COMMITMENT_MISMATCH;
            case HOLDER_MISSING -> ProblemCode.HOLDER_MISSING;
            case ERASURE_OPEN -> ProblemCode.ERASURE_OPEN;
            case PEER_UNREACHABLE -> ProblemCode.PEER_UNREACHABLE;
            case STORAGE_FULL -> ProblemCode.STORAGE_FULL;
            case VAULT_UNAVAILABLE -> ProblemCode.VAULT_UNAVAILABLE;
        };
    }
}
