package org.stele.testkit.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What all clients were told. Safe for use by many threads. */
public final class History {
    private final List<Event> events = new ArrayList<>();
    private final List<Event.Wrote> acknowledged = new ArrayList<>();

    public synchronized void add(Event event) {
        events.add(event);
        if (event instanceof Event.Wrote write && write.height().isPresent()) {
            acknowledged.add(write);
        }
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

    /**
     * Waits until each of these clients has finished two more writes: the first may have been nearly there.
     *
     * @throws TimeoutException where one has not in time
     */
    public void awaitWrites(Duration patience, Collection<String> clients)
            throws InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        await(patience, () -> clients.stream().allMatch(client -> finalSince(begin, client) >= 2));
    }

    /** How many writes of a client were said to be final since then. */
    public long finalSince(long begin, String client) {
        return acknowledged().stream()
                .filter(write -> write.client().equals(client) && write.told() > begin)
                .count();
    }

    /** The highest block that anybody was told something is final in; -1 before. */
    public long highest() {
        return acknowledged().stream()
                .mapToLong(write -> write.height().orElseThrow())
                .max()
                .orElse(-1);
    }

    /** Writes that were said to be final. */
    public synchronized List<Event.Wrote> acknowledged() {
        return List.copyOf(acknowledged);
    }
}
