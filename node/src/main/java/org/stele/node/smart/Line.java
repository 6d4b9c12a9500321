package org.stele.node.smart;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets one through after the other, in the order in which they came. Safe for use by many threads. */
final class Line {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(1);

    private final Semaphore places;
    private final Semaphore turn = new Semaphore(1, true);

    /** @param waiting how many wait at most */
    Line(int waiting) {
        this.places = new Semaphore(waiting + 1);
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws TooManyException where too many wait already, or it waited too long; the work is not begun then
     */
    <T> T pass(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new TooManyException(LATER);
        }
        try {
            return inTurn(work);
        } finally {
            places.release();
        }
    }

    /** How many more may come. */
    int places() {
        return places.availablePermits();
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!isTurn()) {
            throw new TooManyException(LATER);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }

    private boolean isTurn() {
        try {
            return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
