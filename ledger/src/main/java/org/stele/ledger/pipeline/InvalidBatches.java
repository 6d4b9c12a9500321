package org.stele.ledger.pipeline;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Evidence;
import org.stele.ledger.execution.CheckedEntry;
import org.stele.ledger.validator.ValidatorSet;

/** Finds out who signed what must never be ordered. */
final class InvalidBatches {
    private static final Logger LOG = LoggerFactory.getLogger(InvalidBatches.class);

    private final Hash network;
    private final Consumer<Evidence> evidence;

    InvalidBatches(Hash network, Consumer<Evidence> evidence) {
        this.network = network;
        this.evidence = evidence;
    }

    /**
     * Takes note of an entry that made an empty block. Of one that nobody signed, nobody can be accused.
     *
     * @param validators in force at the block
     */
    void note(CheckedEntry.Unsound entry, Header block, ValidatorSet validators) {
        LOG.warn("position {} of the ordering holds no valid batch: {}", entry.position(), entry.why());
        try {
            RandomId proposer = Batch.decode(entry.content()).proposer();
            Evidence found = new Evidence.InvalidBatch(proposer, block.height(), entry.content());
            if (found.convictsOneOf(validators, network, block)) {
                evidence.accept(found);
            }
        } catch (IllegalArgumentException e) {
            LOG.debug("it names nobody", e);
        }
    }
}
