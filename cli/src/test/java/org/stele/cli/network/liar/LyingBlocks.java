package org.stele.cli.network.liar;

import java.util.List;
import org.stele.crypto.RandomId;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.VoteExchange;

/** The link's blocks, changed on their way out. */
record LyingBlocks(BlockExchange real, Orders orders, Forger forger) implements BlockExchange {
    @Override
    public VoteExchange.Presence join(RandomId organisation, BlockPeer peer) {
        return real.join(organisation, (height, limit, bytes) -> {
            List<OrderedBlock> blocks = peer.blocks(height, limit, bytes);
            return orders.has(Lie.FORGED_BLOCKS)
                    ? blocks.stream().map(forger::forged).toList()
                    : blocks;
        });
    }

    @Override
    public BlockPeer peer(RandomId organisation) {
        return real.peer(organisation);
    }
}
