package org.stele.ledger.certificate;

import org.stele.crypto.RandomId;

/**
 * How validators reach each other with votes: directly, never through the ordering. In one process by calls, between
 * machines over mutual TLS. Implementations only carry: whoever receives checks every signature.
 */
public interface VoteExchange {
    /** Makes {@code peer} reachable as {@code organisation} until the returned handle is closed. */
    Presence join(RandomId organisation, VotePeer peer);

    /**
     * The way to another's node. Its calls may block and throw {@link PeerUnreachableException}; they are made on virtual
     * threads and repeated until they succeed.
     */
    VotePeer peer(RandomId organisation);

    /** Being reachable. */
    interface Presence extends AutoCloseable {
        @Override
        void close();
    }
}
