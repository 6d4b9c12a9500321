package org.stele.exchange.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.contracts.id.RecordId;

/**
 * What is withdrawn together with what is written. The ledger says that it is an error before the chart has what was written with it: until
 * then those who look into the chart find it, since they find all that was done together or nothing. In memory; what is on disk under way
 * is held again at the start. Safe for use by many threads.
 */
final class Leaving {
    /** Much longer than anybody looks at a chart as it was a moment ago. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<RecordId, Instant> until = new ConcurrentHashMap<>();

    Leaving(InstantSource clock) {
        this.clock = clock;
    }

    /** To be called before the ledger may have it. */
    void hold(Collection<RecordId> withdrawn) {
        until.values().removeIf(end -> end.isBefore(clock.instant()));
        withdrawn.forEach(it -> until.put(it, Instant.MAX));
    }

    /** The chart has it: what was withdrawn is no newest version there any more. */
    void done(Collection<RecordId> withdrawn) {
        Instant end = clock.instant().plus(GRACE);
        withdrawn.forEach(it -> until.replace(it, end));
    }

    /** It was refused, and stays as it was. */
    void refused(Collection<RecordId> withdrawn) {
        withdrawn.forEach(until::remove);
    }

    boolean has(RecordId record) {
        return Optional.ofNullable(until.get(record))
                .filter(end -> clock.instant().isBefore(end))
                .isPresent();
    }
}
