package org.stele.ordering.raft;

import java.time.Duration;

/**
 * How long a peer waits, and how much it keeps at hand.
 *
 * @param electionMin how long a follower hears nothing from its leader before it wants to lead, at least; a leader speaks
 *     four times in this time or more often
 * @param electionMax the same at most; each waits a random time between the two
 * @param append how long an append may take before its caller is told that it failed
 * @param segmentBytes the size of a file of the log, which is the unit in which it is purged; at least 64 KiB
 */
public record RaftTuning(Duration electionMin, Duration electionMax, Duration append, int segmentBytes) {
    /**
     * For machines whose cores are shared with others: shorter waits depose leaders that are only slow. A leader that dies
     * is missed after one to two of its waits, since a follower looks only at the end of each.
     */
    public static final RaftTuning STANDARD =
            new RaftTuning(Duration.ofMillis(700), Duration.ofMillis(1_200), Duration.ofSeconds(10), 16 * 1024 * 1024);

    /** The same with files of another size. */
    public RaftTuning withFiles(int bytes) {
        return new RaftTuning(electionMin, electionMax, append, bytes);
    }

    public RaftTuning {
        if (electionMin.toMillis() < 50 || electionMax.compareTo(electionMin) <= 0) {
            throw new IllegalArgumentException("elections need 50 ms, and a range to choose from");
        }
        if (append.isNegative() || append.isZero()) {
            throw new IllegalArgumentException("an append needs time");
        }
        if (segmentBytes < 64 * 1024) {
            throw new IllegalArgumentException("a file of the log has at least 64 KiB");
        }
    }
}
