package org.stele.ledger.execution;

import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.ledger.block.Header;
import org.stele.ledger.state.CellSource;
import org.stele.ledger.validator.ValidatorSet;

/**
 * What a block is executed on.
 *
 * @param validators in force for the block: the parent's next ones
 * @param consumed transactions up to and with the parent
 */
public record Parent(
        Header header, SparseMerkleTree tree, CellSource state, ValidatorSet validators, Consumed consumed) {}
