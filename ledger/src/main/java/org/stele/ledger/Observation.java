package org.stele.ledger;

import org.stele.crypto.RandomId;

/**
 * Something that a member did and that this node saw, but cannot prove to others.
 *
 * @param member who did it
 * @param height of the block that it is about
 */
public record Observation(RandomId member, long height, Kind kind) {
    /** What was seen. */
    public enum Kind {
        /** It sent a block under a certificate that does not hold. */
        FORGED_CERTIFICATE,
        /** It sent an entry that does not come to the block that a quorum certified. */
        OTHER_ENTRY,
        /** It led when this node was given another entry at this height than a quorum certified. */
        OTHER_ORDER,
        /** It led when this node's batch was not ordered for long, and others' were. */
        NOT_ORDERED
    }
}
