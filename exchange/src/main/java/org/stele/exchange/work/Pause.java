package org.stele.exchange.work;

import java.time.Duration;

/** How long a task rests before it is tried again: one second, then twice as long each time, a minute at most. */
record Pause(long until, Duration length) {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static Pause none() {
        return new Pause(System.nanoTime(), Duration.ZERO);
    }

    static Pause first() {
        return none().longer();
    }

    boolean isOver() {
        return System.nanoTime() - until >= 0;
    }

    Pause longer() {
        Duration doubled = length.isZero() ? FIRST : length.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return new Pause(System.nanoTime() + next.toNanos(), next);
    }
}
