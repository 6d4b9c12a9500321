package org.stele.cli.network.liar;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
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
    /** Misses a leader sooner than the others do, and so often is the next. */
    private static final RaftTuning EAGER = new RaftTuning(
            Duration.ofMillis(300),
            Duration.ofMillis(1_000),
            RaftTuning.STANDARD.append(),
            RaftTuning.STANDARD.segmentBytes());

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
        OrderingSettings.Raft settings =
                (OrderingSettings.Raft) configuration.joining().ordering();
        RaftSettings raft = raft(settings, configuration, genesis, tls, members);
        RaftOrdering ordering = RaftOrdering.open(raft, LyingTransport.of(orders, forger));
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
                new LyingBlocks(new LinkBlocks(listener, clients), orders, forger));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end"));
        members.follow(node.ledger());
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        often(thread, () -> propose(orders, forger, ordering));
        CompletionStage<Void> _ = node.ledger()
                .waitFor(0)
                .thenRun(() ->
                        often(thread, () -> purge(ordering, node, settings.log().kept())));
        node.ledger().stopped().toCompletableFuture().get();
    }

    private static void often(ScheduledExecutorService thread, Runnable step) {
        ScheduledFuture<?> _ = thread.scheduleWithFixedDelay(step, OFTEN_MILLIS, OFTEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void propose(Orders orders, Forger forger, RaftOrdering ordering) {
        if (orders.has(Lie.CLOCK_AHEAD)) {
            ordering.append(forger.tickAhead());
        }
        if (orders.has(Lie.INVALID_BATCH)) {
            ordering.append(forger.invalidBatch());
        }
    }

    private static void purge(RaftOrdering ordering, NodeServer node, long kept) {
        ordering.purge(node.ledger().certified().header().position() - kept);
    }

    private static RaftSettings raft(
            OrderingSettings.Raft raft,
            NodeConfiguration configuration,
            Genesis genesis,
            TlsKey tls,
            CertifiedMembers members) {
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
                EAGER.withFiles(raft.log().fileBytes()));
    }

    private static Map<RandomId, URI> others(NodeConfiguration configuration) {
        Map<RandomId, URI> others = new HashMap<>();
        configuration.peers().forEach((organisation, address) -> others.put(organisation.value(), address));
        return others;
    }
}
