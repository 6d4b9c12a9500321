package org.stele.ledger.ordering;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A subscription that is a thread: it takes one step after the other until it is closed or a step fails. */
public final class FollowerThread implements Subscription {
    /** One step; it may wait. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final Step step;
    private final Runnable onEnd;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Makes one that is not started yet.
     *
     * @param onEnd is run last, on the thread
     */
    public FollowerThread(String name, Step step, Runnable onEnd) {
        this.step = step;
        this.onEnd = onEnd;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** Waits until it is closed, but not longer than {@code atMost}; says whether it is. */
    public boolean awaitClose(Duration atMost) throws InterruptedException {
        return closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void follow() {
        try {
            while (closing.getCount() > 0) {
                step.run();
            }
            ended.complete(null);
        } catch (InterruptedException e) {
            endBy(e);
        } catch (Exception e) { // the end of a thread: who subscribed hears of it
            ended.completeExceptionally(e);
        } finally {
            onEnd.run();
        }
    }

    private void endBy(InterruptedException e) {
        if (closing.getCount() == 0) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(e);
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
