package org.stele.node.start;

import java.time.InstantSource;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.ledger.certificate.BlockExchange;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.InProcessVotes;
import org.stele.ledger.certificate.VoteExchange;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.Ordering;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.peer.CertifiedMembers;
import org.stele.node.peer.HttpPeers;
import org.stele.node.peer.RequestSigner;

/** Opens what joins a node to the other members' nodes. */
final class Joiner {
    private final NodeConfiguration configuration;
    private final Genesis genesis;
    private final OrganisationKeys keys;
    private final InstantSource clock;

    Joiner(NodeConfiguration configuration, Genesis genesis, OrganisationKeys keys, InstantSource clock) {
        this.configuration = configuration;
        this.genesis = genesis;
        this.keys = keys;
        this.clock = clock;
    }

    /** With what the owner of all the nodes in this process has. */
    Joined with(Ordering ordering, VoteExchange votes, BlockExchange blocks) {
        return new InOneProcess(ordering, votes, blocks, httpPeers(), new Opened());
    }

    /** As the configuration says: this process is one node. */
    Joined configured() {
        Opened opened = new Opened();
        try {
            return configuration
                    .joining()
                    .listen()
                    .map(listen -> linked(opened, listen))
                    .orElseGet(() -> alone(opened));
        } catch (RuntimeException e) { // whatever it was: what was opened is closed
            opened.close();
            throw e;
        }
    }

    private Joined alone(Opened opened) {
        Ordering ordering = opened.add(OrderingRoom.embedded(configuration, genesis));
        return new InOneProcess(ordering, new InProcessVotes(), new InProcessBlocks(), httpPeers(), opened);
    }

    private Joined linked(Opened opened, HostPort listen) {
        TlsKey key = KeyRing.tls(configuration);
        CertifiedMembers members =
                new CertifiedMembers(NetworkGenesis.parse(genesis.state().unsafeArray()));
        Ordering ordering = opened.add(OrderingRoom.open(configuration, genesis, key, members));
        return Linked.open(
                opened,
                ordering,
                OrderingRoom.tending(ordering, configuration, genesis),
                listen,
                configuration,
                new NodeTls(key, members),
                members);
    }

    private HttpPeers httpPeers() {
        RequestSigner signer = new RequestSigner(
                genesis.network(), configuration.organisation().author(), keys.transactions(), clock);
        return new HttpPeers(configuration.peers(), signer);
    }
}
