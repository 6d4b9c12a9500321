package org.stele.node.problem;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.stele.exchange.ExchangeException;
import org.stele.gateway.fhir.search.query.InvalidSearchException;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.transaction.RefusedException;
import org.stele.vault.VaultException;

/** The problem of an exception that is foreseen. */
public final class Problems {
    private Problems() {}

    /** Empty for a fault of the program. */
    public static Optional<Problem> of(Throwable exception) {
        return switch (exception) {
            case ProblemException e -> Optional.of(e.problem());
            case RefusedException e -> Optional.of(Problem.of(LedgerProblems.of(e.reason())));
            case LedgerStoppedException _ -> Optional.of(Problem.of(ProblemCode.LEDGER_STOPPED));
            case ExchangeException e -> Optional.of(ExchangeProblems.of(e));
            case InvalidSearchException e -> Optional.of(SearchProblems.of(e));
            case VaultException e -> VaultProblems.of(e.reason()).map(Problem::of);
            case TimeoutException _ -> Optional.of(Problem.of(ProblemCode.NOT_FINAL_YET));
            case CompletionException e -> cause(e);
            case ExecutionException e -> cause(e);
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> cause(Throwable e) {
        return e.getCause() == null ? Optional.empty() : of(e.getCause());
    }
}
