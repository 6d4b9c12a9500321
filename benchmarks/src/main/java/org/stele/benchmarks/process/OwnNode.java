package org.stele.benchmarks.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.contracts.rules.HealthRules;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerLimits;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.Role;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerListener;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;
import org.stele.link.votes.LinkVotes;
import org.stele.ordering.raft.PeerAddress;
import org.stele.ordering.raft.RaftOrdering;
import org.stele.ordering.raft.RaftSettings;
import org.stele.ordering.raft.RaftTuning;
import org.stele.ordering.raft.tls.PeerTls;

/** The node of this process: a ledger, its part in the Raft group, and the link to the others. No vault, no HTTP API. */
final class OwnNode implements AutoCloseable {
    private final PeerListener listener;
    private final PeerClients clients;
    private final RaftOrdering ordering;
    private final LedgerNode ledger;

    private OwnNode(PeerListener listener, PeerClients clients, RaftOrdering ordering, LedgerNode ledger) {
        this.listener = listener;
        this.clients = clients;
        this.ordering = ordering;
        this.ledger = ledger;
    }

    /** Opens a new node in {@code directory}; where that fails the process is to end. */
    static OwnNode open(NodePlan plan, Genesis genesis, Path directory) throws IOException, OrderingException {
        GenesisMembers members =
                new GenesisMembers(NetworkGenesis.parse(genesis.state().unsafeArray()));
        TlsKey key = TlsKey.of(plan.tlsPrivate(), plan.tlsPublic());
        NodeTls tls = new NodeTls(key, members);
        PeerListener listener = PeerListener.open(loopback(plan.place().link()), directory.resolve("tmp"), tls);
        PeerClients clients = new PeerClients(addresses(plan), tls);
        RaftOrdering ordering = RaftOrdering.open(new RaftSettings(
                RaftSettings.group(genesis.network(), genesis.epoch()),
                peer(plan.place().organisation()),
                loopback(plan.place().order()),
                peers(plan),
                directory.resolve("raft"),
                new PeerTls(
                        key.privateKey(),
                        key.certificate(),
                        hash -> members.memberOf(hash).isPresent()),
                RaftTuning.STANDARD));
        LedgerNode ledger = LedgerNode.open(new LedgerSettings(
                directory.resolve("ledger"),
                genesis,
                List.of(new HealthRules()),
                new Role.Voter(
                        plan.place().organisation(),
                        Ed25519SigningKey.fromSeed(plan.vote().toArray())),
                ordering,
                new LinkVotes(listener, clients),
                InstantSource.system(),
                LedgerLimits.standard()));
        return new OwnNode(listener, clients, ordering, ledger);
    }

    LedgerNode ledger() {
        return ledger;
    }

    private static Map<RandomId, URI> addresses(NodePlan plan) {
        Map<RandomId, URI> addresses = new HashMap<>();
        plan.places()
                .forEach(place -> addresses.put(place.organisation(), URI.create("https://127.0.0.1:" + place.link())));
        return addresses;
    }

    private static List<PeerAddress> peers(NodePlan plan) {
        return plan.places().stream()
                .map(place -> new PeerAddress(peer(place.organisation()), "127.0.0.1", place.order()))
                .toList();
    }

    private static String peer(RandomId organisation) {
        return HexFormat.of().formatHex(organisation.bytes().unsafeArray());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        ledger.close();
        ordering.close();
        clients.close();
        listener.close();
    }
}
