package org.stele.node.start;

import org.stele.ledger.BlockListener;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.CertifiedBlock;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.Subscription;

/**
 * Lets the ordering forget what this node has in certified blocks, but for the newest entries: whoever was away for a short
 * while still finds those there, and everybody else asks the members for certified blocks.
 */
final class LogPurge implements BlockListener {
    /** How many positions are forgotten at once, at least: each time costs a sync. */
    private static final int STEP = 64;

    private final Ordering ordering;
    private final long epoch;
    private final int kept;
    private long purged;

    private LogPurge(Ordering ordering, long epoch, int kept) {
        this.ordering = ordering;
        this.epoch = epoch;
        this.kept = kept;
    }

    /**
     * Begins, until the returned handle is closed.
     *
     * @param epoch that the ordering serves: positions of others are not its own
     * @param kept how many positions stay below the newest certified one
     */
    static Subscription start(Ledger ledger, Ordering ordering, long epoch, int kept) {
        return ledger.listen(ledger.status().certified(), new LogPurge(ordering, epoch, kept));
    }

    @Override
    public void onBlock(CertifiedBlock block) {
        long last = block.header().position() - kept;
        if (block.header().epoch() == epoch && last >= purged + STEP) {
            ordering.purge(last);
            purged = last;
        }
    }
}
