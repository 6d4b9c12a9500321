package org.stele.node.start;

import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.node.peer.PeerDesk;
import org.stele.node.watch.OrderingStatus;

/** What joins a node to the other members' nodes: opened before its ledger, closed after it. */
interface Joined extends AutoCloseable {
    Ordering ordering();

    VoteExchange votes();

    BlockExchange blocks();

    Peers peers();

    /** Where the ordering is. */
    OrderingStatus status();

    /** Believes the opened ledger about who is a member, and about what the ordering may forget. */
    void follow(Ledger ledger);

    /** Lets the other nodes ask for what the use cases answer. */
    void serve(PeerDesk desk);

    @Override
    void close();
}
