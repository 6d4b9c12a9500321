package org.stele.ledger.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.crypto.RandomId;
import org.stele.ledger.validator.ValidatorSet;

/**
 * Compares this machine's clock with those in the others' batches as they come in. Where most of the others are off by more
 * than the tolerance, it is this one that is off; most of all others, whether they were heard lately or not: or else one false
 * clock could silence all while it is the only one that proposes. Under load batches come late, which looks like a clock that is ahead: so the
 * time that own ones take is allowed for. Safe for many threads.
 */
final class ClockWatch {
    private record Seen(Duration ahead, Instant at) {}

    private final InstantSource clock;
    private final Duration tolerance;
    private final Duration fresh;
    private final Map<RandomId, Seen> others = new ConcurrentHashMap<>();
    private volatile Duration onTheWay = Duration.ZERO;

    /** @param fresh for how long a comparison counts; longer than the others stay silent */
    ClockWatch(InstantSource clock, Duration tolerance, Duration fresh) {
        this.clock = clock;
        this.tolerance = tolerance;
        this.fresh = fresh;
    }

    /** Takes note of a clock in a batch that has just been made by another. */
    void note(RandomId proposer, Instant theirs) {
        Instant now = clock.instant();
        others.put(proposer, new Seen(Duration.between(now, theirs), now));
    }

    /** Takes note of how long an own batch was on its way, by one and the same clock. */
    void noteOwn(Instant made) {
        Duration taken = Duration.between(made, clock.instant());
        onTheWay = taken.isNegative() ? Duration.ZERO : taken;
    }

    /**
     * Whether more than half of the others that vote say so, each heard lately.
     *
     * @param validators in force, this node among them
     */
    boolean isOff(ValidatorSet validators) {
        Instant since = clock.instant().minus(fresh);
        long differing = others.entrySet().stream()
                .filter(other -> validators.placeOf(other.getKey()) >= 0)
                .map(Map.Entry::getValue)
                .filter(seen -> !seen.at().isBefore(since) && differs(seen))
                .count();
        return 2 * differing > validators.size() - 1;
    }

    private boolean differs(Seen seen) {
        return seen.ahead().compareTo(tolerance) > 0
                || seen.ahead().plus(onTheWay).compareTo(tolerance.negated()) < 0;
    }
}
