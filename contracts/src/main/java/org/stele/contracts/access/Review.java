package org.stele.contracts.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A review as the state has it.
 *
 * @param due by when it is closed
 * @param closure how it was closed, if it was
 */
public record Review(Instant opened, Instant due, Optional<Closure> closure) {
    public boolean open() {
        return closure.isEmpty();
    }

    /** Whether it still is open at {@code time} though it is due: for everyone to see. */
    public boolean overdue(Instant time) {
        return open() && !time.isBefore(due);
    }

    Review closed(Closure how) {
        return new Review(opened, due, Optional.of(how));
    }
}
