package org.stele.ordering.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.stele.ledger.ordering.OrderingException;
import org.stele.ledger.ordering.OrderingException.Kind;

/** How an ordering says no. */
final class Refused {
    private Refused() {}

    static String refusal(Kind kind, ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure)
                .isInstanceOfSatisfying(
                        OrderingException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        return String.valueOf(failure.getMessage());
    }

    static String failure(Kind kind, CompletionStage<?> stage) {
        return refusal(kind, () -> {
            try {
                stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }
}
