package org.stele.ledger.execution;

import java.util.List;
import org.stele.crypto.Bytes;
import org.stele.crypto.merkle.MerkleLog;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.rules.Rules;
import org.stele.ledger.state.BlockState;
import org.stele.ledger.state.Cell;
import org.stele.ledger.state.Changes;
import org.stele.ledger.validator.ValidatorSet;

/** Makes the block at height 0 of the genesis document. Validators vote for it as for any other. */
public final class GenesisBlock {
    private GenesisBlock() {}

    /**
     * Executes the genesis document.
     *
     * @throws IllegalArgumentException where the rules cannot read their part, or come to other validators than it names
     */
    public static ExecutedBlock of(Genesis genesis, RuleBook book) {
        Rules rules = book.edition(genesis.rules()).rules();
        BlockState state = new BlockState(key -> Cell.ABSENT);
        rules.genesis(genesis.state().toArray(), state);
        state.keep();
        ValidatorSet validators = rules.validators(state);
        if (!validators.equals(genesis.validators())) {
            throw new IllegalArgumentException(
                    "the genesis document names other validators than its state makes: correct the document");
        }
        Changes changes = state.changes();
        SparseMerkleTree tree = changes.applyTo(SparseMerkleTree.empty());
        return new ExecutedBlock(
                header(genesis, tree),
                Bytes.wrap(new byte[0]),
                List.of(),
                List.of(),
                changes,
                tree,
                validators,
                validators);
    }

    private static Header header(Genesis genesis, SparseMerkleTree tree) {
        return new Header(
                genesis.epoch(),
                0,
                0,
                genesis.network(),
                Batch.NONE,
                genesis.time(),
                genesis.rules(),
                0,
                MerkleLog.root(List.of()),
                MerkleLog.root(List.of()),
                StateRoot.of(0, tree).hash(),
                genesis.validators().hash(),
                genesis.validators().hash());
    }
}
