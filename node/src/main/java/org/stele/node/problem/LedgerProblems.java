package org.stele.node.problem;

import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Code;
import org.stele.ledger.transaction.RefusalReason;

/** What the ledger's refusals are over HTTP. */
public final class LedgerProblems {
    private LedgerProblems() {}

    /** Not taken at the door: nothing of it is on the ledger. */
    public static ProblemCode of(RefusalReason reason) {
        return switch (reason) {
            case MALFORMED -> ProblemCode.MALFORMED;
            case WRONG_NETWORK -> ProblemCode.WRONG_NETWORK;
            case UNKNOWN_COMMAND -> ProblemCode.UNKNOWN_COMMAND;
            case BAD_SIGNATURE -> ProblemCode.BAD_SIGNATURE;
            case KEY_NOT_IN_FORCE -> ProblemCode.KEY_NOT_IN_FORCE;
            case EXPIRED -> ProblemCode.EXPIRED;
            case EXPIRES_TOO_LATE -> ProblemCode.EXPIRES_TOO_LATE;
            case OVERLOADED -> ProblemCode.OVERLOADED;
            case NOT_CERTIFIED -> ProblemCode.NOT_CERTIFIED;
            case CLOCK_OFF -> ProblemCode.CLOCK_OFF;
            case NOT_A_VALIDATOR -> ProblemCode.NOT_A_VALIDATOR;
        };
    }

    /**
     * The same receipt.
     *
     * @throws ProblemException where the contract refused the transaction
     */
    public static FinalReceipt requireOk(FinalReceipt receipt) {
        if (!receipt.code().equals(Code.OK)) {
            throw new ProblemException(Problem.denied(receipt.code(), receipt.transaction(), receipt.height()));
        }
        return receipt;
    }
}
