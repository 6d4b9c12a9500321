package org.stele.node.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/**
 * Remembers the requests that it has let pass for as long as their time would let them pass again: in two generations, each
 * as long as that. Safe for use by many threads.
 */
final class NonceCache {
    private record Seen(Author author, RandomId nonce) {}

    /** Of one author in one generation, so that nobody takes up the room of all. */
    private static final int MOST_EACH = 50_000;

    private final Duration generation;
    private final int most;
    private Set<Seen> young = new HashSet<>();
    private Set<Seen> old = Set.of();
    private Map<Author, Integer> counts = new HashMap<>();
    private Instant since;

    /**
     * @param generation at least as long as a request can be repeated
     * @param most entries in one generation
     */
    NonceCache(Duration generation, int most, Instant now) {
        this.generation = generation;
        this.most = most;
        this.since = now;
    }

    /** Whether this is the first time; false too where there is no room to remember more. */
    synchronized boolean first(Author author, RandomId nonce, Instant now) {
        age(now);
        Seen seen = new Seen(author, nonce);
        boolean room = young.size() < most && counts.getOrDefault(author, 0) < MOST_EACH;
        boolean first = room && !old.contains(seen) && young.add(seen);
        if (first) {
            counts.merge(author, 1, Integer::sum);
        }
        return first;
    }

    private void age(Instant now) {
        if (now.isBefore(since.plus(generation))) {
            return;
        }
        boolean bothOver = !now.isBefore(since.plus(generation.multipliedBy(2)));
        old = bothOver ? Set.of() : young;
        young = new HashSet<>();
        counts = new HashMap<>();
        since = now;
    }
}
