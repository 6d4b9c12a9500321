package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.stele.crypto.Bytes;
import org.stele.crypto.Hash;
import org.stele.ledger.Role;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.BlockWrite;
import org.stele.ledger.state.BlockWrite.NewValidators;
import org.stele.ledger.state.CachedCells;
import org.stele.ledger.state.CellSource;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.validator.ValidatorSet;

/** Stores blocks in order, each with this validator's vote in the same write, and only then lets the vote out. */
final class Storage {
    private static final int AHEAD = 2;

    private final BlockingQueue<ExecutedBlock> blocks = new LinkedBlockingQueue<>(AHEAD);
    private final Hash network;
    private final LedgerStore store;
    private final Role role;
    private final HeadState head;
    private final Certification certification;
    private volatile Newest newest;

    /**
     * The newest block that is stored.
     *
     * @param cells of its version, remembered while it is the newest
     * @param validators in force after it
     */
    record Newest(StateVersion version, CellSource cells, ValidatorSet validators) {
        Newest(StateVersion version, ValidatorSet validators) {
            this(version, new CachedCells(version), validators);
        }

        Header header() {
            return version.header();
        }
    }

    Storage(Hash network, LedgerStore store, Role role, HeadState head, Newest newest, Certification certification) {
        this.network = network;
        this.store = store;
        this.role = role;
        this.head = head;
        this.newest = newest;
        this.certification = certification;
    }

    void put(ExecutedBlock block) throws InterruptedException {
        blocks.put(block);
    }

    Newest newest() {
        return newest;
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
        Optional<Vote> vote = ownVote(network, role, block);
        Optional<Certificate> certificate = vote.flatMap(own -> certificateOf(own, block.validators()));
        StateVersion version = newest.version()
                .followedBy(block.header(), block.tree(), block.changes().before());
        store.write(write(block, vote, certificate));
        newest = new Newest(version, block.nextValidators());
        head.stored(block.header().height());
        certification.stored(new StoredVersion(block, version), vote, certificate);
    }

    static BlockWrite write(ExecutedBlock block, Optional<Vote> vote, Optional<Certificate> certificate) {
        List<BlockWrite.Indexed> transactions = new ArrayList<>(block.outcomes().size());
        for (ExecutedBlock.Outcome outcome : block.outcomes()) {
            transactions.add(new BlockWrite.Indexed(
                    outcome.receipt().transaction(), outcome.receipt().code(), outcome.isConsumed()));
        }
        return new BlockWrite(
                block.header(),
                block.entry(),
                transactions,
                block.changes(),
                newValidators(block),
                vote.map(Vote::signature),
                certificate);
    }

    private static Optional<NewValidators> newValidators(ExecutedBlock block) {
        long height = block.header().height();
        if (height == 0) {
            return Optional.of(new NewValidators(0, block.validators()));
        }
        return block.nextValidators().equals(block.validators())
                ? Optional.empty()
                : Optional.of(new NewValidators(height + 1, block.nextValidators()));
    }

    static Optional<Vote> ownVote(Hash network, Role role, ExecutedBlock block) {
        return switch (role) {
            case Role.Voter voter
            when hasVote(voter, block.validators()) ->
                Optional.of(Vote.sign(network, block.header(), voter.organisation(), voter.key()));
            case Role.Voter _, Role.Observer _ -> Optional.empty();
        };
    }

    static boolean hasVote(Role.Voter voter, ValidatorSet validators) {
        int place = validators.placeOf(voter.organisation());
        return place >= 0
                && validators
                        .validators()
                        .get(place)
                        .voteKey()
                        .equals(voter.key().verificationKey());
    }

    /** Where one vote is a quorum, there is nothing to wait for. */
    static Optional<Certificate> certificateOf(Vote own, ValidatorSet validators) {
        if (validators.quorum() > 1) {
            return Optional.empty();
        }
        Bytes signature = own.signature();
        return Optional.of(new Certificate(
                List.of(new Certificate.PlacedSignature(validators.placeOf(own.organisation()), signature))));
    }
}
