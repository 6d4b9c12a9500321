package org.stele.cli.network.liar;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.stele.contracts.network.NetworkGenesis;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.crypto.SigningKey;
import org.stele.ledger.genesis.Genesis;
import org.stele.link.blocks.LinkBlocks;
import org.stele.link.client.PeerClients;
import org.stele.link.server.PeerListener;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;
import org.stele.link.votes.LinkVotes;
import org.stele.node.NodeServer;
import org.stele.node.config.ConfigurationFile;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;
import org.stele.node.keys.Passphrases;
import org.stele.node.keys.TlsKeyFile;
import org.stele.node.keys.VoteKeyFile;
import org.stele.node.peer.CertifiedMembers;
import org.stele.ordering.raft.PeerAddress;
import org.stele.ordering.raft.RaftOrdering;
import org.stele.ordering.raft.RaftSettings;
import org.stele.ordering.raft.RaftTuning;
import org.stele.ordering.raft.tls.PeerTls;

/** Runs a node as {@code stele node run DIR} does, joined to the others through what lies. */
public final class LyingNode {
    private static final long OFTEN_MILLIS = 400;

    private LyingNode() {}

    /** Takes the arguments {@code node run DIR}. */
    public static void main(String[] args) throws Exception {
        NodeConfiguration configuration = ConfigurationFile.read(Path.of(args[2]));
        char[] passphrase = Passphrases.read(configuration.passphrase());
        Genesis genesis = Genesis.parse(
                Bytes.wrap(Files.readAllBytes(configuration.directory().genesis())));
        SigningKey vote = VoteKeyFile.read(configuration.directory().voteKey(), passphrase);
        TlsKey tls = TlsKeyFile.read(configuration.directory().tlsKey(), passphrase);
        Orders orders = Orders.in(configuration.directory().root());
        Forger forger =
                new Forger(genesis.network(), configuration.organisation().value(), vote);
        CertifiedMembers members =
                new CertifiedMembers(NetworkGenesis.parse(genesis.state().unsafeArray()));
        RaftSettings raft = raft(configuration, genesis, tls, members);
        RaftOrdering ordering = RaftOrdering.open(raft);
        NodeTls link = new NodeTls(tls, members);
        PeerListener listener = PeerListener.open(
                configuration.joining().listen().orElseThrow().resolve(),
                configuration.directory().temporary(),
                link);
        PeerClients clients = new PeerClients(others(configuration), link);
        NodeServer node = NodeServer.start(
                configuration,
                ordering,
                new LyingVotes(new LinkVotes(listener, clients), orders, forger),
                new LinkBlocks(listener, clients));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end"));
        members.follow(node.ledger());
        propose(orders, forger, ordering);
        node.ledger().stopped().toCompletableFuture().get();
    }

    private static void propose(Orders orders, Forger forger, RaftOrdering ordering) {
        ScheduledExecutorService often = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> _ = often.scheduleWithFixedDelay(
                () -> {
                    if (orders.has(Lie.CLOCK_AHEAD)) {
                        ordering.append(forger.tickAhead());
                    }
                    if (orders.has(Lie.INVALID_BATCH)) {
                        ordering.append(forger.invalidBatch());
                    }
                },
                OFTEN_MILLIS,
                OFTEN_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static RaftSettings raft(
            NodeConfiguration configuration, Genesis genesis, TlsKey tls, CertifiedMembers members) {
        if (!(configuration.joining().ordering() instanceof OrderingSettings.Raft raft)) {
            throw new IllegalArgumentException("this network is not ordered by Raft");
        }
        return new RaftSettings(
                RaftSettings.group(genesis.network(), genesis.epoch()),
                PeerAddress.id(configuration.organisation().value()),
                raft.listen().resolve(),
                raft.peers().entrySet().stream()
                        .map(peer -> new PeerAddress(
                                PeerAddress.id(peer.getKey().value()),
                                peer.getValue().host(),
                                peer.getValue().port()))
                        .toList(),
                configuration.directory().raft(genesis.epoch()),
                new PeerTls(
                        tls.privateKey(),
                        tls.certificate(),
                        hash -> members.memberOf(hash).isPresent()),
                RaftTuning.STANDARD);
    }

    private static Map<RandomId, URI> others(NodeConfiguration configuration) {
        Map<RandomId, URI> others = new HashMap<>();
        configuration.peers().forEach((organisation, address) -> others.put(organisation.value(), address));
        return others;
    }
}
