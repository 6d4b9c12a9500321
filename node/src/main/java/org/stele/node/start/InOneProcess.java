package org.stele.node.start;

import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.node.peer.HttpPeers;
import org.stele.node.peer.PeerDesk;
import org.stele.node.watch.OrderingStatus;

/**
 * All that the node is joined to is in this process.
 *
 * @param own what ends with the node: nothing of what other nodes share
 */
record InOneProcess(Ordering ordering, VoteExchange votes, BlockExchange blocks, HttpPeers http, Opened own)
        implements Joined {
    @Override
    public Peers peers() {
        return http;
    }

    @Override
    public OrderingStatus status() {
        return OrderingStatus.EMBEDDED;
    }

    /** Nobody comes in whom the ledger would have to know; and what the ordering has, its owner keeps. */
    @Override
    public void follow(Ledger ledger) {}

    /** The other nodes ask over this node's own HTTP. */
    @Override
    public void serve(PeerDesk desk) {}

    @Override
    public void close() {
        http.close();
        own.close();
    }
}
