package org.stele.ledger.ordering;

import java.util.concurrent.CompletionStage;

/** A running delivery of entries. */
public interface Subscription extends AutoCloseable {
    /** Completes normally when closed, exceptionally when delivery ended for another reason. */
    CompletionStage<Void> ended();

    /** Ends delivery; when it returns, the consumer is not being called and will not be. */
    @Override
    void close();
}
