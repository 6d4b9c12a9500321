package org.stele.node.start;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
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
import org.stele.node.peer.CertifiedMembers;
import org.stele.node.peer.LinkPeers;
import org.stele.node.peer.PeerDesk;
import org.stele.node.peer.PeerDoor;
import org.stele.node.start.NodeStartException.Reason;
import org.stele.node.watch.OrderingStatus;

/** Joined over the network: the link by mutual TLS, and an ordering of this process's own. */
final class Linked implements Joined {
    private final Opened opened;
    private final CertifiedMembers members;
    private final Ordering ordering;
    private final Function<Ledger, AutoCloseable> purging;
    private final PeerListener listener;
    private final PeerClients clients;

    private Linked(
            Opened opened,
            CertifiedMembers members,
            Ordering ordering,
            Function<Ledger, AutoCloseable> purging,
            PeerListener listener,
            PeerClients clients) {
        this.opened = opened;
        this.members = members;
        this.ordering = ordering;
        this.purging = purging;
        this.listener = listener;
        this.clients = clients;
    }

    /**
     * Listens, and hands on the ordering, which is closed with it.
     *
     * @param opened what was opened so far, closed with it
     * @param purging what lets the ordering forget what the opened ledger has
     */
    static Linked open(
            Opened opened,
            Ordering ordering,
            Function<Ledger, AutoCloseable> purging,
            HostPort listen,
            NodeConfiguration configuration,
            NodeTls tls,
            CertifiedMembers members) {
        try {
            PeerListener listener = opened.add(PeerListener.open(
                    listen.resolve(), configuration.directory().temporary(), tls));
            PeerClients clients = opened.add(new PeerClients(addresses(configuration.peers()), tls));
            return new Linked(opened, members, ordering, purging, listener, clients);
        } catch (IOException e) {
            throw new NodeStartException(Reason.ADDRESS, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<RandomId, URI> addresses(Map<OrganisationId, URI> peers) {
        Map<RandomId, URI> addresses = new HashMap<>();
        peers.forEach((organisation, address) -> addresses.put(organisation.value(), address));
        return addresses;
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
        opened.add(purging.apply(ledger));
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
