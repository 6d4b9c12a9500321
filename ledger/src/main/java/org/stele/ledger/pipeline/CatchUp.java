package org.stele.ledger.pipeline;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.Observation;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.validator.Validator;
import org.stele.ledger.validator.ValidatorSet;

/** Brings the chain forward by other members' certified blocks. For one thread, and only while no line runs. */
final class CatchUp {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int BLOCKS = 64;
    private static final int BYTES = 8 * 1024 * 1024;

    private final RandomId self;
    private final BlockExchange exchange;
    private final Adoption adoption;
    private final Observations observations;
    /** Who sent an entry for the next block that does not come to what a quorum certified. */
    private final Set<RandomId> differing = new HashSet<>();

    CatchUp(RandomId self, BlockExchange exchange, Adoption adoption, Observations observations) {
        this.self = self;
        this.exchange = exchange;
        this.adoption = adoption;
        this.observations = observations;
    }

    /** The newest stored block. */
    Newest newest() {
        return adoption.newest();
    }

    /**
     * Goes on for as long as any member has more; {@link #newest} says where that led, also where it ended early. Whoever does
     * not answer, or lies, is not asked again by this run, and so cannot hold it up twice.
     */
    void run() throws InterruptedException {
        Set<RandomId> passedOver = new HashSet<>(Set.of(self));
        long before;
        do {
            before = adoption.certified();
            for (Validator member : newest().validators().validators()) {
                if (!passedOver.contains(member.organisation()) && !answers(member.organisation())) {
                    passedOver.add(member.organisation());
                }
            }
        } while (adoption.certified() > before);
    }

    private boolean answers(RandomId member) throws InterruptedException {
        try {
            long next = adoption.certified() + 1;
            for (OrderedBlock block : exchange.peer(member).blocks(next, BLOCKS, BYTES)) {
                adoption.take(block, next++);
                differing.clear();
            }
            return true;
        } catch (PeerUnreachableException e) {
            LOG.debug("no blocks from {}: {}", member, e.getMessage());
        } catch (FalseBlockException e) {
            LOG.warn("{} sent a false block: {}", member, e.getMessage());
            observations.add(new Observation(member, e.height(), e.kind()));
            if (e.kind() == Observation.Kind.OTHER_ENTRY && differing.add(member)) {
                requireSound(newest().validators(), e);
            }
        }
        return false;
    }

    /** More members than may lie send what comes to something else here: then it is this node that computes wrongly. */
    private void requireSound(ValidatorSet validators, FalseBlockException e) {
        if (differing.size() > validators.tolerated()) {
            throw new LedgerStoppedException(
                    Reason.OTHER_RESULT,
                    "this node is faulty: it comes to another result than a quorum certified of block " + e.height()
                            + ", as " + differing.size()
                            + " members sent it: run fsck, check the release in use, and restore from another member's copy",
                    e);
        }
    }
}
