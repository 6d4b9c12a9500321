package org.stele.node.smart;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stele.crypto.Hash;

/** Remembers the assertions that counted for as long as they could count again. Safe for use by many threads. */
final class SeenAssertions {
    private final Duration kept;
    private final Map<Hash, Instant> seen = new LinkedHashMap<>();

    /** @param kept at least as long as one can count */
    SeenAssertions(Duration kept) {
        this.kept = kept;
    }

    synchronized boolean first(String application, String id, Instant now) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now.minus(kept))) {
            oldest.remove();
        }
        Hash hash = Hash.of((application + "\n" + id).getBytes(StandardCharsets.UTF_8));
        return seen.putIfAbsent(hash, now) == null;
    }
}
