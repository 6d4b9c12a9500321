package org.stele.testkit.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What all clients were told. Safe for use by many threads. */
public final class History {
    private final List<Event> events = new ArrayList<>();

    public synchronized void add(Event event) {
        events.add(event);
        notifyAll();
    }

    /** All so far, as they were told. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /**
     * Waits until a condition holds, which only what is added here can bring about.
     *
     * @throws TimeoutException where it does not hold in time
     */
    public synchronized void await(Duration patience, BooleanSupplier condition)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException("nobody was told what was waited for in " + patience.toSeconds() + " s");
            }
            wait(left);
        }
    }

    /** Writes that were said to be final. */
    public List<Event.Wrote> acknowledged() {
        return events().stream()
                .filter(Event.Wrote.class::isInstance)
                .map(Event.Wrote.class::cast)
                .filter(write -> write.height().isPresent())
                .toList();
    }
}
