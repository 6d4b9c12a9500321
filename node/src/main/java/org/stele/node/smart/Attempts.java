package org.stele.node.smart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.stele.vault.cache.Lru;

/**
 * Counts what somebody does, in turns of a minute; who did as much as is let waits for the next. The least recent are forgotten where there
 * are too many. Safe for use by many threads.
 */
public final class Attempts {
    static final Duration TURN = Duration.ofMinutes(1);

    private static final int REMEMBERED = 10_000;

    private final int most;
    private final InstantSource clock;
    private final Lru<String, Count> counts = new Lru<>(REMEMBERED);

    private record Count(Instant since, int times) implements Lru.Weighed {
        @Override
        public long weight() {
            return 1;
        }
    }

    /**
     * Nobody has done anything yet.
     *
     * @param most in a turn
     */
    public Attempts(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Whether they did as much as is let in this turn. */
    public synchronized boolean isOver(String who) {
        return present(who).times() >= most;
    }

    /** They did it once more. */
    public synchronized void count(String who) {
        Count before = present(who);
        counts.put(who, new Count(before.since(), before.times() + 1));
    }

    private Count present(String who) {
        Instant now = clock.instant();
        return counts.get(who).filter(it -> now.isBefore(it.since().plus(TURN))).orElseGet(() -> new Count(now, 0));
    }
}
