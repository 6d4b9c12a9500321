package org.stele.ledger.pipeline;

import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;

/** What it means that a quorum certified another header than this node has at its height. */
final class Contradiction {
    private Contradiction() {}

    /**
     * Returns where only who asks the others for the whole block can tell why.
     *
     * @throws LedgerStoppedException where no other block can help this node
     */
    static void requireCurable(Header own, Header certified) {
        if (own.hasSameInputAs(certified)) {
            throw new LedgerStoppedException(
                    Reason.OTHER_RESULT,
                    "this node is faulty: a quorum certified another result of the same block " + own.height()
                            + " (" + certified.hash() + ", not " + own.hash()
                            + "): run fsck, check the release in use, and restore from another member's copy");
        }
        if (own.height() == 0) {
            throw new LedgerStoppedException(
                    Reason.OTHER_INPUT,
                    "a quorum certified another genesis block (" + certified.hash() + ", not " + own.hash()
                            + "): compare the genesis document with the other members', and the release in use");
        }
    }
}
