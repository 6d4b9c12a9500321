package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.ordering.OrderingException;

/** Remembers why a node stopped: the first reason, which all who wait are told. Safe for many threads. */
public final class Halt {
    private static final Logger LOG = LoggerFactory.getLogger(Halt.class);

    private final CompletableFuture<LedgerStoppedException> reason = new CompletableFuture<>();

    /** Stops the node for whatever a station failed with. */
    public void because(Throwable failure) {
        LedgerStoppedException why = explain(failure);
        if (reason.complete(why) && why.reason() != Reason.CLOSED) {
            LOG.error("the ledger stopped: {}", why.getMessage(), why);
        }
    }

    public boolean isHalted() {
        return reason.isDone();
    }

    public Optional<LedgerStoppedException> reason() {
        return reason.isDone() ? Optional.of(reason.join()) : Optional.empty();
    }

    /** Waits until the node is halted, but not longer than {@code atMost}; says whether it is. */
    public boolean await(Duration atMost) throws InterruptedException {
        try {
            reason.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the reason to stop cannot fail", e);
        }
    }

    public CompletionStage<LedgerStoppedException> stage() {
        return reason.minimalCompletionStage();
    }

    private static LedgerStoppedException explain(Throwable failure) {
        return switch (failure) {
            case LedgerStoppedException known -> known;
            case OrderingException ordering ->
                new LedgerStoppedException(Reason.ORDERING, "the ordering ended: " + ordering.getMessage(), ordering);
            default ->
                new LedgerStoppedException(
                        Reason.FAULT,
                        "a fault in the program: start again, and report it with the log (" + failure + ")",
                        failure);
        };
    }
}
