package org.stele.ledger.pipeline;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stele.ledger.certificate.Vote;

/** The stored blocks that lack a certificate, by height. For one thread at a time. */
final class Candidates {
    /** A stored block, with this validator's vote for it. */
    record Candidate(StoredVersion stored, Optional<Vote> ownVote) {}

    private final NavigableMap<Long, Candidate> byHeight = new TreeMap<>();

    void add(Candidate candidate) {
        byHeight.put(candidate.stored().block().header().height(), candidate);
    }

    @Nullable
    Candidate at(long height) {
        return byHeight.get(height);
    }

    void remove(long height) {
        byHeight.remove(height);
    }

    /** Forgets all, and returns their blocks in order. */
    List<StoredVersion> takeBack() {
        List<StoredVersion> taken =
                byHeight.values().stream().map(Candidate::stored).toList();
        byHeight.clear();
        return taken;
    }

    /** This validator's votes from {@code height} on. */
    List<Vote> ownVotes(long height) {
        return byHeight.tailMap(height, true).values().stream()
                .map(Candidate::ownVote)
                .flatMap(Optional::stream)
                .toList();
    }
}
