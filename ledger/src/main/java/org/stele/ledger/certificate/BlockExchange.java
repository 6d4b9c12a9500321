package org.stele.ledger.certificate;

import org.stele.crypto.RandomId;

/**
 * How nodes reach each other for certified blocks; {@link VoteExchange} is the same for votes. In one process by calls, between
 * machines over mutual TLS. Implementations only carry: whoever receives checks everything.
 */
public interface BlockExchange {
    /** Makes {@code peer} reachable as {@code organisation} until the returned handle is closed. */
    VoteExchange.Presence join(RandomId organisation, BlockPeer peer);

    /**
     * The way to another's node. Its calls may block, are ended by an interruption of their thread, and throw {@link
     * PeerUnreachableException}, also where an answer cannot be read.
     */
    BlockPeer peer(RandomId organisation);

    /** For a network whose ordering keeps everything and is believed: nobody can be asked. */
    static BlockExchange none() {
        return new NoBlocks();
    }
}
