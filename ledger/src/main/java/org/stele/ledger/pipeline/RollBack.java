package org.stele.ledger.pipeline;

import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.block.Header;
import org.stele.ledger.state.LedgerStore;

/**
 * Takes the blocks above the certified height back, where the ordering gave this node another entry than a quorum certified.
 * Their votes stay given. Only while no line runs.
 */
final class RollBack {
    private static final Logger LOG = LoggerFactory.getLogger(RollBack.class);

    private final LedgerStore store;
    private final Certification certification;
    private final Waiting waiting;
    private final Proposer proposer;
    private final Consumer<Header> lied;

    /** @param lied told the first header that this node made of something else than the others */
    RollBack(
            LedgerStore store, Certification certification, Waiting waiting, Proposer proposer, Consumer<Header> lied) {
        this.store = store;
        this.certification = certification;
        this.waiting = waiting;
        this.proposer = proposer;
        this.lied = lied;
    }

    /**
     * Takes back what stands above the newest certified block, and proposes again what somebody here waits for.
     *
     * @param own the first header that is taken back
     * @param theirs what a quorum certified in its place
     * @return the newest certified block
     * @throws LedgerStoppedException where both were made from the same entry: then it is this node that computes wrongly
     */
    Newest run(Header own, Header theirs) {
        Contradiction.requireCurable(own, theirs);
        long height = own.height();
        LOG.error(
                "the ordering gave this node something else at height {} than a quorum of members certified ({}, not {}):"
                        + " blocks from there on are taken back; tell the members who led the ordering",
                height,
                theirs.hash(),
                own.hash());
        lied.accept(own);
        StoredVersion base = certification.newest();
        List<StoredVersion> taken = certification.takeBack();
        store.rollBack(height - 1);
        taken.stream()
                .flatMap(block -> block.block().transactions().stream())
                .filter(transaction -> waiting.contains(transaction.id()))
                .forEach(transaction ->
                        proposer.add(transaction.payload().author().toString(), transaction));
        return new Newest(base.version(), base.block().nextValidators());
    }
}
