package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.transaction.RefusalReason;
import org.stele.ledger.transaction.RefusedException;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Finds a height at or above all that was final when it began. Each validator is asked up to which height it has voted. A
 * block that was final then has a quorum's votes, and any two quorums share an honest validator; so once a quorum says that it
 * had voted no higher than what is certified here, nothing higher was final. Who claims more than there is holds nobody up who
 * has a quorum without it.
 */
final class Confirmation {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final VotedHeights voted;
    private final CertifiedHeight certified;
    private final Finality finality;
    private final LongFunction<ValidatorSet> validators;

    /** @param validators in force at a height, of which the one before is certified */
    Confirmation(
            VotedHeights voted, CertifiedHeight certified, Finality finality, LongFunction<ValidatorSet> validators) {
        this.voted = voted;
        this.certified = certified;
        this.finality = finality;
        this.validators = validators;
    }

    /**
     * The state of such a height.
     *
     * @throws RefusedException {@link RefusalReason#NOT_CERTIFIED} where no quorum confirms it in time
     */
    CertifiedState confirm(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long base = certified.get();
            ValidatorSet asked = validators.apply(base + 1);
            long height = reach(voted.ask(asked, base), end);
            // others may have come to vote since: then they are asked too
            if (validators.apply(height + 1).equals(asked)) {
                return state(height, end);
            }
        }
    }

    /** Waits until as many as a quorum have voted no higher than what is certified here. */
    private long reach(VotedHeights.Answers answers, long end) throws InterruptedException {
        while (true) {
            answers.await(left(end));
            long index = answers.lowestOfQuorum();
            if (certified.await(index, min(LOOK, left(end)))) {
                return Math.max(index, certified.get());
            }
        }
    }

    private CertifiedState state(long height, long end) throws InterruptedException {
        try {
            return finality.waitFor(height, left(end)).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LedgerStoppedException stopped ? stopped : unconfirmed();
        }
    }

    private static Duration left(long end) {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            throw unconfirmed();
        }
        return Duration.ofNanos(nanos);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static RefusedException unconfirmed() {
        return new RefusedException(
                RefusalReason.NOT_CERTIFIED,
                "too few members are in reach to confirm it: read without confirmation, or ask again later");
    }
}
