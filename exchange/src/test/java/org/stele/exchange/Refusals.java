package org.stele.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How tests say that a use case refuses. */
final class Refusals {
    private Refusals() {}

    static ExchangeException refused(Reason reason, ThrowingCallable work) {
        ExchangeException refusal = catchThrowableOfType(ExchangeException.class, work);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        return refusal;
    }
}
