package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.contracts.id.SeatId;
import org.stele.crypto.Hash;

/**
 * What seats opened applications for, each until it is used or over, and of each seat the newest. A restart forgets them. Safe for use by
 * many threads.
 */
final class LaunchContexts {
    /** How long one counts. */
    static final Duration LIFE = Duration.ofMinutes(5);

    /** So many wait of one seat, so that none fills the memory. */
    static final int OF_ONE_SEAT = 20;

    private final InstantSource clock;

    /** In the order in which they came. */
    private final Map<Hash, OpenedLaunch> waiting = new LinkedHashMap<>();

    LaunchContexts(InstantSource clock) {
        this.clock = clock;
    }

    static Hash hash(String launch) {
        return Hash.of(launch.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void add(OpenedLaunch opened) {
        waiting.values().removeIf(it -> !it.until().isAfter(clock.instant()));
        waiting.put(opened.launch(), opened);
        List<Hash> ofSeat = of(opened.by().seat());
        ofSeat.subList(0, Math.max(0, ofSeat.size() - OF_ONE_SEAT)).forEach(waiting::remove);
    }

    private List<Hash> of(SeatId seat) {
        return waiting.values().stream()
                .filter(it -> it.by().seat().equals(seat))
                .map(OpenedLaunch::launch)
                .toList();
    }

    /**
     * One that waits; it counts on.
     *
     * @param launch as the application brings it
     * @return nothing where it is none that counts for this application, as it is registered now
     */
    synchronized Optional<OpenedLaunch> find(String launch, Application application) {
        return Optional.ofNullable(waiting.get(hash(launch)))
                .filter(it -> it.isOf(application))
                .filter(it -> it.until().isAfter(clock.instant()));
    }

    /** Uses one that was found; not where it was used since. */
    synchronized boolean take(OpenedLaunch found) {
        return waiting.remove(found.launch(), found);
    }
}
