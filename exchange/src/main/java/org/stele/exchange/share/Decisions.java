package org.stele.exchange.share;

import java.time.Instant;
import java.util.List;

/**
 * All that was decided for a patient here, what does not count any more too.
 *
 * @param decided in the order of the trail
 * @param time of the state as of which it is so
 */
public record Decisions(List<Decided> decided, Instant time) {
    public Decisions {
        decided = List.copyOf(decided);
    }
}
