package org.stele.ledger.certificate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stele.crypto.RandomId;

/** Certified blocks between the nodes of one process, by calls. */
public final class InProcessBlocks implements BlockExchange {
    private final Map<RandomId, BlockPeer> present = new ConcurrentHashMap<>();

    @Override
    public VoteExchange.Presence join(RandomId organisation, BlockPeer peer) {
        if (present.putIfAbsent(organisation, peer) != null) {
            throw new IllegalArgumentException("another node of this process is there for " + organisation);
        }
        return () -> present.remove(organisation, peer);
    }

    /** Finds the peer anew for each call: it comes and goes. */
    @Override
    public BlockPeer peer(RandomId organisation) {
        return (height, limit, bytes) -> {
            BlockPeer peer = present.get(organisation);
            if (peer == null) {
                throw new PeerUnreachableException("no node is there for " + organisation);
            }
            return peer.blocks(height, limit, bytes);
        };
    }
}
