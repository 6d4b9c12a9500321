package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.LedgerStoppedException;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.block.Receipt;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.execution.GenesisBlock;
import org.stele.ledger.execution.RuleBook;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.state.Cell;
import org.stele.ledger.state.Changes;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StateKey;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Transaction;

/**
 * Brings a store to where it can go on: stores the genesis where there is nothing, else rebuilds the tree, checks it against
 * the newest header, and takes back what is not certified to know the certified state too.
 */
final class Opening {
    private final LedgerStore store;
    private final BlockReader reader;
    private final OwnVotes votes;

    /**
     * Where a node goes on.
     *
     * @param certified the newest certified state; for a new chain the genesis', certified or not
     * @param uncertified stored blocks above it, ascending, with this validator's votes
     */
    record Position(Optional<FinalBlock> certified, List<Uncertified> uncertified, StateVersion newest) {}

    record Uncertified(StoredVersion stored, Optional<Vote> ownVote) {}

    Opening(LedgerStore store, BlockReader reader, OwnVotes votes) {
        this.store = store;
        this.reader = reader;
        this.votes = votes;
    }

    Position open(Genesis genesis, RuleBook book) {
        if (store.head().isEmpty()) {
            store(GenesisBlock.of(genesis, book));
        }
        long head = store.head().orElseThrow();
        SparseMerkleTree tree = store.loadTree();
        requireState(header(head), tree);
        return position(head, tree);
    }

    private void store(ExecutedBlock block) {
        Optional<Vote> vote = votes.on(block);
        Optional<Certificate> certificate = vote.flatMap(own -> OwnVotes.certificateOf(own, block.validators()));
        store.write(BlockWrites.of(block, vote, certificate));
    }

    private Position position(long head, SparseMerkleTree newestTree) {
        long certified = store.certifiedHeight().orElse(-1L);
        long base = Math.max(certified, 0);
        List<SparseMerkleTree> trees = treesDownTo(base, head, newestTree);
        StateVersion version = new StateVersion(header(base), trees.getLast(), store);
        Optional<FinalBlock> finalBlock = certified < 0 ? Optional.empty() : Optional.of(finalBlock(base, version));
        List<Uncertified> uncertified = new ArrayList<>();
        if (certified < 0) {
            uncertified.add(uncertified(base, version));
        }
        for (long height = base + 1; height <= head; height++) {
            SparseMerkleTree tree = trees.get((int) (head - height));
            version = version.followedBy(header(height), tree, replaced(height));
            uncertified.add(uncertified(height, version));
        }
        return new Position(finalBlock, uncertified, version);
    }

    /** The trees from {@code head} down to {@code base}, each the one above with what its block replaced put back. */
    private List<SparseMerkleTree> treesDownTo(long base, long head, SparseMerkleTree newest) {
        List<SparseMerkleTree> trees = new ArrayList<>(List.of(newest));
        for (long height = head; height > base; height--) {
            SparseMerkleTree below = Changes.apply(trees.getLast(), replaced(height));
            requireState(header(height - 1), below);
            trees.add(below);
        }
        return trees;
    }

    private FinalBlock finalBlock(long height, StateVersion version) {
        return new FinalBlock(
                stored(height, version), store.certifiedHeader(height).orElseThrow());
    }

    private Uncertified uncertified(long height, StateVersion version) {
        return new Uncertified(stored(height, version), votes.given(header(height), store.validators(height)));
    }

    private StoredVersion stored(long height, StateVersion version) {
        StoredBlock block = store.block(height).orElseThrow(() -> damaged("block " + height + " is missing"));
        List<Transaction> transactions = reader.transactions(block);
        List<ExecutedBlock.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < transactions.size(); i++) {
            Receipt receipt =
                    new Receipt(transactions.get(i).id(), block.codes().get(i));
            outcomes.add(new ExecutedBlock.Outcome(receipt));
        }
        ExecutedBlock executed = new ExecutedBlock(
                block.header(),
                block.entry(),
                transactions,
                outcomes,
                new Changes(),
                version.tree(),
                store.validators(height),
                store.validators(height + 1));
        return new StoredVersion(executed, version);
    }

    private Header header(long height) {
        return store.header(height).orElseThrow(() -> damaged("header " + height + " is missing"));
    }

    private Map<StateKey, Cell> replaced(long height) {
        return store.replaced(height).orElseThrow(() -> damaged("what block " + height + " replaced is missing"));
    }

    private static void requireState(Header header, SparseMerkleTree tree) {
        if (!StateRoot.of(header.height(), tree).hash().equals(header.state())) {
            throw damaged("the state is not that of block " + header.height());
        }
    }

    private static LedgerStoppedException damaged(String what) {
        return new LedgerStoppedException(
                Reason.DAMAGED,
                "the ledger's files are damaged: " + what
                        + ": run fsck, and restore the folder from another member's copy");
    }
}
