package org.stele.cli.network.liar;

import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.VoteExchange;

/** The link's blocks, changed on their way out. */
record LyingBlocks(BlockExchange real, Orders orders, Forger forger) implements BlockExchange {
    @Override
    public VoteExchange.Presence join(RandomId organisation, BlockPeer peer) {
        return real.join(
                organisation,
                (height, limit, bytes) -> peer.blocks(height, limit, bytes).stream()
                        .map(this::said)
                        .toList());
    }

    private OrderedBlock said(OrderedBlock block) {
        if (orders.has(Lie.BLOCKS_OF_OTHER_TRANSACTIONS)) {
            return new OrderedBlock(block.certifiedHeader(), forger.invalidBatch());
        }
        if (orders.has(Lie.BLOCKS_OF_OTHER_STATES)) {
            return forger.ofOtherState(block);
        }
        return orders.has(Lie.BLOCKS_OF_TOO_FEW) ? forger.signedByTooFew(block) : block;
    }

    @Override
    public BlockPeer peer(RandomId organisation) {
        return real.peer(organisation);
    }
}
