package org.stele.ledger.fairness;

import java.util.HashMap;
import java.util.Map;

/**
 * Room that many take from, where nobody may have more than is left. So one that takes all it can gets half, two get a third
 * each, and there is always room for whoever comes next (the dynamic thresholds of A. Choudhury and E. Hahne, 1998). Safe for
 * many threads.
 *
 * @param <K> who takes
 */
public final class Shares<K> {
    private final long room;
    private final Map<K, Long> taken = new HashMap<>();
    private long sum;

    /** @param room of all together, in whatever it is measured in */
    public Shares(long room) {
        this.room = room;
    }

    /** Takes some, if that is within the share; who has nothing yet may take as much as there is. */
    public synchronized boolean take(K who, long amount) {
        long own = taken.getOrDefault(who, 0L);
        long left = room - sum - amount;
        if (left < 0 || (own > 0 && own + amount > left)) {
            return false;
        }
        taken.put(who, own + amount);
        sum += amount;
        return true;
    }

    /** Gives back what was taken. */
    public synchronized void give(K who, long amount) {
        taken.computeIfPresent(who, (_, own) -> own == amount ? null : own - amount);
        sum -= amount;
    }
}
