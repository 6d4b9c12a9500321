package org.stele.node.api;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.stele.ledger.Ledger;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.transaction.Envelope;
import org.stele.node.problem.Problem;
import org.stele.node.problem.ProblemCode;
import org.stele.node.problem.ProblemException;
import org.stele.node.problem.Problems;

/** Hands transactions to the ledger and waits until they are final, on the request's own thread. */
public final class Submission {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ledger ledger;

    public Submission(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @throws ProblemException where it was refused at the door, or is not final in time
     */
    FinalReceipt submit(Envelope envelope) {
        try {
            return ledger.submit(envelope).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.LEDGER_STOPPED);
        } catch (ExecutionException | TimeoutException e) {
            Problem problem = Problems.of(e).orElseThrow(() -> new IllegalStateException("submitting failed", e));
            throw new ProblemException(problem);
        }
    }
}
