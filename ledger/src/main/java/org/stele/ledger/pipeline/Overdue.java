package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.Observation;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;

/**
 * Notices that this node's batch is not ordered while the chain goes on with others'. It may be that it is lost, or that
 * whoever leads leaves it out: this node cannot tell the two apart. Written by one thread, read by many.
 */
final class Overdue {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    /** The chain goes on where this many blocks were certified meanwhile: one may have been on its way. */
    private static final int BLOCKS = 3;

    private final CertifiedHeight certified;
    private final Ordering ordering;
    private final Observations observations;
    private final Duration patience;
    private long since;
    private long height;
    private volatile boolean isOverdue;

    /** @param patience how long a batch may take */
    Overdue(CertifiedHeight certified, Ordering ordering, Observations observations, Duration patience) {
        this.certified = certified;
        this.ordering = ordering;
        this.observations = observations;
        this.patience = patience;
    }

    /** A batch goes out. */
    void begin() {
        since = System.nanoTime();
        height = certified.get();
    }

    /** The batch was executed. */
    void end() {
        isOverdue = false;
    }

    /** Whether the batch should have been executed long ago; tells the operator the first time. */
    boolean look() {
        if (System.nanoTime() - since > patience.toNanos() && certified.get() >= height + BLOCKS && !isOverdue) {
            isOverdue = true;
            LOG.warn(
                    "this node's batch was not ordered for {} s, though {} blocks became final: send transactions to another"
                            + " member's node; where it stays so, tell the members who leads the ordering",
                    patience.toSeconds(),
                    certified.get() - height);
            ordering.leader()
                    .ifPresent(
                            leader -> observations.add(new Observation(leader, height, Observation.Kind.NOT_ORDERED)));
        }
        return isOverdue;
    }

    /** What a client should do meanwhile. */
    Optional<RefusedException> refusal() {
        return isOverdue
                ? Optional.of(new RefusedException(
                        RefusalReason.NOT_CERTIFIED,
                        "what this node hands in is not ordered: send it to another member's"))
                : Optional.empty();
    }
}
