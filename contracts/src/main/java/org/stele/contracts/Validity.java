package org.stele.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time, its beginning included and its end not.
 *
 * @param from whole milliseconds
 * @param until whole milliseconds, after {@code from}
 */
public record Validity(Instant from, Instant until) {
    public Validity {
        wholeMillis(from);
        wholeMillis(until);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a validity ends after it begins");
        }
    }

    public boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }

    /**
     * The state keeps milliseconds, so that a finer time would compare otherwise before and after it was stored.
     *
     * @throws IllegalArgumentException where {@code time} is finer, or beyond what JSON integers hold
     */
    public static Instant wholeMillis(Instant time) {
        long second = time.getEpochSecond();
        if (time.getNano() % 1_000_000 != 0 || second < 0 || second > 253_402_300_799L) {
            throw new IllegalArgumentException("a time is in whole milliseconds, from 1970 to 9999");
        }
        return time;
    }
}
