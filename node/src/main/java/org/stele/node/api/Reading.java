package org.stele.node.api;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.Problems;

/** The certified state to answer from: what this node has, or what a quorum confirms to be the newest. */
public final class Reading {
    /** Longer than a confirmation takes, two rounds of it included. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Ledger ledger;

    public Reading(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Such a state; waits for its confirmation on the request's own thread.
     *
     * @throws ProblemException {@code NOT_CERTIFIED} where no quorum confirms it
     */
    CertifiedState state(boolean confirmed) {
        return confirmed ? confirmed() : ledger.certified();
    }

    private CertifiedState confirmed() {
        try {
            return ledger.confirmed().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.LEDGER_STOPPED);
        } catch (TimeoutException e) {
            throw new ProblemException(ProblemCode.NOT_CERTIFIED);
        } catch (ExecutionException e) {
            Problem problem = Problems.of(e).orElseThrow(() -> new IllegalStateException("confirming failed", e));
            throw new ProblemException(problem);
        }
    }
}
