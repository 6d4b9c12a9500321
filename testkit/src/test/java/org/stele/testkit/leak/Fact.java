package org.stele.testkit.leak;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something that one source says in one breath.
 *
 * @param where such as a table, a command, a drawer
 * @param time of the block, where it happened in one
 */
record Fact(String where, Set<String> tokens, Optional<Instant> time) {
    Fact {
        tokens = Set.copyOf(tokens);
    }
}
