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
    INVALID_BATCH,
    /** As leader, passes others' transactions to the victims as batches of its own. */
    OTHER_ENTRIES,
    /** As leader, takes the victims' batches and does nothing with them. */
    CENSOR,
    /** Answers who asks for certified blocks with another transaction in each. */
    BLOCKS_OF_OTHER_TRANSACTIONS,
    /** Answers who asks for certified blocks with another state root in each. */
    BLOCKS_OF_OTHER_STATES,
    /** Answers who asks for certified blocks with one signature less than a quorum's under each. */
    BLOCKS_OF_TOO_FEW
}
