package org.stele.exchange.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes rounds on a thread of its own, until it is closed. A round that fails is logged, and the next one comes all the same. */
public final class Beat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

    private final String name;
    private final ScheduledExecutorService thread;

    public Beat(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** Makes a round now, and another each time that {@code pause} has gone by since the last one ended. */
    public void every(Duration pause, Runnable round) {
        // The future says only that a round failed, after which there is none any more: attempt() lets none fail.
        var _ = thread.scheduleWithFixedDelay(() -> attempt(round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whatever a round throws, later rounds must come: they are what brings unfinished work to its end. */
    private void attempt(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("a round of {} failed; the next comes all the same", name, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
