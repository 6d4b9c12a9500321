package org.stele.node.smart;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.formats.launch.LaunchCode;

/**
 * The requests that wait. So many from one address, and no more; where there are too many in all, the oldest goes, so that nobody keeps
 * others out by leaving some here. Safe for use by many threads.
 */
final class Launches {
    /** How long one waits. */
    static final Duration LIFE = Duration.ofMinutes(5);

    static final int MOST_OF_ONE_ADDRESS = 1_000;

    private static final int MOST = 4_000;

    private final InstantSource clock;

    /** In the order in which they end. */
    private final Map<LaunchCode, Launch> byCode = new LinkedHashMap<>();

    private final Map<RandomId, LaunchCode> byPage = new HashMap<>();
    private final Map<String, Integer> byAddress = new HashMap<>();

    Launches(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws TooManyException where so many wait from its address */
    synchronized void add(Launch launch) {
        forgetEnded();
        if (byAddress.getOrDefault(launch.address(), 0) >= MOST_OF_ONE_ADDRESS) {
            throw new TooManyException(Attempts.TURN);
        }
        if (byCode.size() >= MOST) {
            remove(byCode.values().iterator().next());
        }
        byCode.put(launch.request().code(), launch);
        byPage.put(launch.page(), launch.request().code());
        byAddress.merge(launch.address(), 1, Integer::sum);
    }

    /** What waits, for a person or for its browser. */
    synchronized Optional<Launch> find(LaunchCode code) {
        forgetEnded();
        return Optional.ofNullable(byCode.get(code));
    }

    /** Decides it, once; false where just this does not wait any more. */
    synchronized boolean decide(LaunchCode code, Hash request, Launch.Stage stage) {
        Optional<Launch> waiting = find(code)
                .filter(it -> it.stage() instanceof Launch.Waiting)
                .filter(it -> it.request().hash().equals(request));
        waiting.ifPresent(it -> byCode.put(code, it.at(stage)));
        return waiting.isPresent();
    }

    /** What a browser asks for; where it was decided, for the only time. */
    synchronized Optional<Launch> show(RandomId page) {
        forgetEnded();
        Optional<Launch> launch = Optional.ofNullable(byPage.get(page)).map(byCode::get);
        launch.filter(it -> !(it.stage() instanceof Launch.Waiting)).ifPresent(this::remove);
        return launch;
    }

    private void forgetEnded() {
        Instant now = clock.instant();
        Iterator<Launch> oldest = byCode.values().iterator();
        while (oldest.hasNext()) {
            Launch launch = oldest.next();
            if (launch.request().until().isAfter(now)) {
                return;
            }
            oldest.remove();
            forgetBeside(launch);
        }
    }

    private void remove(Launch launch) {
        byCode.remove(launch.request().code());
        forgetBeside(launch);
    }

    private void forgetBeside(Launch launch) {
        byPage.remove(launch.page());
        byAddress.computeIfPresent(launch.address(), (_, count) -> count > 1 ? count - 1 : null);
    }
}
