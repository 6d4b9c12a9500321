package org.stele.ledger.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.execution.ExecutedBlock;
import org.stele.ledger.state.BlockWrite;
import org.stele.ledger.state.BlockWrite.NewValidators;
import org.stele.ledger.state.GivenVote;

/** What is stored of an executed block. */
final class BlockWrites {
    private BlockWrites() {}

    static BlockWrite of(ExecutedBlock block, Optional<Vote> vote, Optional<Certificate> certificate) {
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
                vote.map(GivenVote::of),
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
}
