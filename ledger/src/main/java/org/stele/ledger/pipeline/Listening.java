package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.BlockListener;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.ordering.FollowerThread;
import org.stele.ledger.ordering.Subscription;

/** One listener, with its thread. */
final class Listening implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Listeners listeners;
    private final BlockListener listener;
    private final FollowerThread thread;
    private long height;

    Listening(Listeners listeners, long height, BlockListener listener) {
        this.listeners = listeners;
        this.height = height;
        this.listener = listener;
        this.thread = new FollowerThread("ledger-listener", this::step, () -> listeners.forget(this));
    }

    void start() {
        thread.start();
    }

    private void step() throws InterruptedException {
        if (told(listeners.await(height + 1))) {
            height++;
        } else {
            thread.awaitClose(PAUSE);
        }
    }

    private boolean told(CertifiedBlock block) throws InterruptedException {
        try {
            listener.onBlock(block);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // another's code: the chain goes on whatever is wrong with it
            LOG.error(
                    "a listener failed on block {}; it is called again",
                    block.header().height(),
                    e);
            return false;
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return thread.ended();
    }

    @Override
    public void close() {
        thread.close();
    }
}
