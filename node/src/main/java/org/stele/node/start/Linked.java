package org.stele.node.start;

import java.io.IOException;
import org.stele.exchange.peer.Peers;
import org.stele.ledger.Ledger;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.ordering.Ordering;
import org.stele.link.blocks.LinkBlocks;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerListener;
import org.stele.link.tls.NodeTls;
import org.stele.link.votes.LinkVotes;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.peer.AddressBook;
import org.stele.node.peer.CertifiedMembers;
import org.stele.node.peer.LinkPeers;
import org.stele.node.peer.PeerDesk;
import org.stele.node.peer.PeerDoor;
import org.stele.node.peer.Whereabouts;
import org.stele.node.start.NodeStartException.Reason;
import org.stele.node.watch.OrderingStatus;

/** Joined over the network: the link by mutual TLS, and an ordering of this process's own. */
final class Linked implements Joined {
    private final Opened opened;
    private final CertifiedMembers members;
    private final Ordering ordering;
    private final Tending tending;
    private final PeerListener listener;
    private final PeerClients clients;

    /** Looks after the ordering while the node runs: what it may forget, and who belongs to it. */
    @FunctionalInterface
    interface Tending {
        AutoCloseable begin(Ledger ledger, PeerListener listener, PeerClients clients);
    }

    private Linked(
            Opened opened,
            CertifiedMembers members,
            Ordering ordering,
            Tending tending,
            PeerListener listener,
            PeerClients clients) {
        this.opened = opened;
        this.members = members;
        this.ordering = ordering;
        this.tending = tending;
        this.listener = listener;
        this.clients = clients;
    }

    /**
     * Listens, and hands on the ordering, which is closed with it.
     *
     * @param opened what was opened so far, closed with it
     * @param tending looks after the ordering
     */
    static Linked open(
            Opened opened,
            Ordering ordering,
            Tending tending,
            HostPort listen,
            NodeConfiguration configuration,
            NodeTls tls,
            CertifiedMembers members) {
        try {
            PeerListener listener = opened.add(PeerListener.open(
                    listen.resolve(), configuration.directory().temporary(), tls));
            AddressBook book = AddressBook.open(configuration.directory(), configuration.peers());
            PeerClients clients = opened.add(new PeerClients(book.addresses(), tls));
            opened.add(Whereabouts.open(
                    configuration.joining().address(), configuration.organisation(), book, listener, clients));
            return new Linked(opened, members, ordering, tending, listener, clients);
        } catch (IOException e) {
            throw new NodeStartException(Reason.ADDRESS, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Ordering ordering() {
        return ordering;
    }

    @Override
    public VoteExchange votes() {
        return new LinkVotes(listener, clients);
    }

    @Override
    public BlockExchange blocks() {
        return new LinkBlocks(listener, clients);
    }

    @Override
    public Peers peers() {
        return new LinkPeers(clients);
    }

    @Override
    public OrderingStatus status() {
        return OrderingRoom.status(ordering);
    }

    @Override
    public void follow(Ledger ledger) {
        members.follow(ledger);
        opened.add(tending.begin(ledger, listener, clients));
    }

    @Override
    public void serve(PeerDesk desk) {
        opened.add(PeerDoor.open(listener, desk));
    }

    @Override
    public void close() {
        opened.close();
    }
}
