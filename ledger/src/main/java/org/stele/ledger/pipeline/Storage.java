package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StateVersion;

/** Stores blocks in order, each with this validator's vote in the same write, and only then lets the vote out. */
final class Storage {
    private static final int AHEAD = 2;

    private final BlockingQueue<ExecutedBlock> blocks = new LinkedBlockingQueue<>(AHEAD);
    private final LedgerStore store;
    private final OwnVotes votes;
    private final HeadState head;
    private final Certification certification;
    private final NewestStored newest;

    Storage(LedgerStore store, OwnVotes votes, HeadState head, NewestStored newest, Certification certification) {
        this.store = store;
        this.votes = votes;
        this.head = head;
        this.newest = newest;
        this.certification = certification;
    }

    void put(ExecutedBlock block) throws InterruptedException {
        blocks.put(block);
    }

    void step() throws InterruptedException {
        store(blocks.take());
    }

    /** Stores what still waits, when the node closes in peace. */
    void drain() {
        List<ExecutedBlock> rest = new ArrayList<>();
        blocks.drainTo(rest);
        rest.forEach(this::store);
    }

    private void store(ExecutedBlock block) {
        Optional<Vote> vote = votes.on(block);
        Optional<Certificate> certificate = vote.flatMap(own -> OwnVotes.certificateOf(own, block.validators()));
        StateVersion version = newest.get()
                .version()
                .followedBy(block.header(), block.tree(), block.changes().before());
        store.write(BlockWrites.of(block, vote, certificate));
        newest.set(new Newest(version, block.nextValidators()));
        head.stored(block.header().height());
        certification.stored(new StoredVersion(block, version), vote, certificate);
    }
}
