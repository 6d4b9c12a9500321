package org.stele.contracts.consent;

import java.time.Instant;
import java.util.Optional;
import org.stele.contracts.Validity;

/**
 * What a holder says of one item.
 *
 * @param ground why it keeps the record; none where it erased it
 * @param until the date from which it can be erased; for {@link ErasureOutcome#RESTRICTED} and for no other
 */
public record ErasureAnswer(ErasureOutcome outcome, Optional<KeepingGround> ground, Optional<Instant> until) {
    public static final ErasureAnswer ERASED =
            new ErasureAnswer(ErasureOutcome.ERASED, Optional.empty(), Optional.empty());

    public ErasureAnswer {
        until.ifPresent(Validity::wholeMillis);
        boolean grounded = outcome != ErasureOutcome.ERASED;
        boolean dated = outcome == ErasureOutcome.RESTRICTED;
        if (ground.isPresent() != grounded || until.isPresent() != dated) {
            throw new IllegalArgumentException("an answer that keeps has a ground, and RESTRICTED has a date");
        }
    }
}
