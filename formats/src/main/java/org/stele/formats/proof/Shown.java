package org.stele.formats.proof;

import java.time.Instant;
import java.util.List;

/**
 * What a proof file was found to show.
 *
 * @param height as of which it is so
 * @param time of that block
 * @param lines in plain words, with random identifiers and closed codes only: no health data
 */
public record Shown(ProofKind kind, long height, Instant time, List<String> lines) {
    public Shown {
        lines = List.copyOf(lines);
    }
}
