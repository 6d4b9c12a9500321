package org.stele.vault.segment;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.RandomId;

/**
 * Reads the subjects' indexes. Opening one is no use of a record and writes no journal entry: who shows a person anything of
 * it journals a {@code SEARCH} first. Safe for use by many threads.
 */
public interface Segments {
    /** The subject's index as of the last commit; empty for a subject without records. */
    Segment of(RandomId subject);

    /** Every subject that has an index, in ascending order. */
    List<RandomId> subjects();

    /** Those that mention an address, each as of the last commit, in ascending order of subjects; {@link #all} of them are read once for that. */
    List<Segment> mentioning(String address);

    /** That of the first subject from this one on, or of all where none comes after it; empty where there is none at all. */
    Optional<Segment> from(RandomId subject);

    /** Every subject's index that there is, each as of the last commit, in ascending order of subjects. */
    List<Segment> all();
}
