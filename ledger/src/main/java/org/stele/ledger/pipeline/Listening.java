package org.stele.ledger.pipeline;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.BlockListener;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.ordering.Subscription;

/** One listener, with its thread. */
final class Listening implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Listeners listeners;
    private final BlockListener listener;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread =
            Thread.ofPlatform().name("ledger-listener").daemon().unstarted(this::follow);
    private long height;
    private final CountDownLatch closing = new CountDownLatch(1);

    Listening(Listeners listeners, long height, BlockListener listener) {
        this.listeners = listeners;
        this.height = height;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            while (closing.getCount() > 0) {
                CertifiedBlock block = listeners.await(height + 1);
                tell(block);
                height++;
            }
            ended.complete(null);
        } catch (InterruptedException e) {
            ended.complete(null);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        } finally {
            listeners.forget(this);
        }
    }

    private void tell(CertifiedBlock block) throws InterruptedException {
        while (!told(block)) {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean told(CertifiedBlock block) throws InterruptedException {
        try {
            listener.onBlock(block);
            return true;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error(
                    "a listener failed on block {}; it is called again",
                    block.header().height(),
                    e);
            return false;
        }
    }

    @Override
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public void close() {
        closing.countDown();
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
