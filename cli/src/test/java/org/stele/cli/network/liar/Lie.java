package org.stele.cli.network.liar;

/** What the node can be told to do; see {@link Orders}. */
public enum Lie {
    /** Votes for another state root than its own. */
    OTHER_STATE,
    /** Votes for what it executed, and for a header of another entry. */
    TWO_HEADERS,
    /** Has batches ordered with a clock an hour ahead. */
    CLOCK_AHEAD,
    /** Has batches ordered that hold a forged transaction. */
    INVALID_BATCH
}
