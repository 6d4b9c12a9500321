package org.stele.ledger.certificate;

import org.stele.crypto.RandomId;

/** Reaches nobody. */
final class NoBlocks implements BlockExchange {
    @Override
    public VoteExchange.Presence join(RandomId organisation, BlockPeer peer) {
        return () -> {};
    }

    @Override
    public BlockPeer peer(RandomId organisation) {
        return (height, limit, bytes) -> {
            throw new PeerUnreachableException("this node was given no way to ask others for blocks");
        };
    }
}
