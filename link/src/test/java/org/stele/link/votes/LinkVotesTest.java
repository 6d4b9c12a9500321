package org.stele.link.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.LedgerSettings;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.link.Roll;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerClients;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.server.PeerListener;
import org.stele.link.tls.NodeTls;
import org.stele.link.tls.TlsKey;

/** Four nodes, each with a listener of its own: their votes go over real sockets. */
final class LinkVotesTest {
    private static final int NODES = 4;

    @TempDir
    private Path folder;

    private final Roll roll = new Roll();
    private final List<TlsKey> keys = new ArrayList<>();
    private final List<PeerListener> listeners = new ArrayList<>();
    private final List<PeerClients> clients = new ArrayList<>();
    private ToyNetwork network;
    private List<LedgerNode> nodes;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(NODES, folder.resolve("network"));
        for (int i = 0; i < NODES; i++) {
            keys.add(TlsKey.generate());
            roll.list(ToyNetwork.organisation(i), keys.get(i).hash());
            listeners.add(listen(i));
        }
        for (int i = 0; i < NODES; i++) {
            clients.add(new PeerClients(addresses(), new NodeTls(keys.get(i), roll)));
        }
        nodes = new ArrayList<>(IntStream.range(0, NODES).mapToObj(this::node).toList());
        await(nodes.getFirst().waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
        clients.forEach(PeerClients::close);
        listeners.forEach(PeerListener::close);
    }

    @Test
    void theirVotesMakeBlocksFinalAtAll() throws Exception {
        await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        long height = nodes.getFirst().certified().height();
        for (LedgerNode node : nodes) {
            assertThat(await(node.waitFor(height))
                            .certifiedHeader()
                            .certificate()
                            .signatures())
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void aNodeThatWasAwayAsksForTheCertificatesThatItMissed() throws Exception {
        nodes.get(3).kill();
        for (int i = 0; i < 5; i++) {
            await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        }
        long height = nodes.getFirst().certified().height();
        nodes.set(3, node(3));
        assertThat(await(nodes.get(3).waitFor(height)).height()).isGreaterThanOrEqualTo(height);
    }

    @Test
    void withoutTheVotesOfAnExpelledMemberTheOthersGoOn() throws Exception {
        roll.expel(ToyNetwork.organisation(3));
        await(nodes.getFirst().submit(network.commit(RandomId.generate())));
    }

    @Test
    void aMemberHandsOverItsOwnVotesOnly() {
        Header header = nodes.getFirst().certified().header();
        Vote vote = Vote.sign(network.id(), header, ToyNetwork.organisation(2), ToyNetwork.voteKey(2));
        PeerCall call = new PeerCall(LinkVotes.VOTE, Duration.ofSeconds(5), 10);
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class,
                () -> clients.get(1).ask(ToyNetwork.organisation(0), call, Vote.CODEC.encode(vote)));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void whatIsNoVoteIsRefused() {
        PeerCall call = new PeerCall(LinkVotes.VOTE, Duration.ofSeconds(5), 10);
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class,
                () -> clients.get(1).ask(ToyNetwork.organisation(0), call, new byte[] {1, 2, 3}));
        assertThat(refused.status()).isEqualTo(400);
    }

    private PeerListener listen(int index) throws IOException {
        return PeerListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.resolve("scratch" + index),
                new NodeTls(keys.get(index), roll));
    }

    private Map<RandomId, URI> addresses() {
        Map<RandomId, URI> addresses = new HashMap<>();
        for (int i = 0; i < NODES; i++) {
            addresses.put(
                    ToyNetwork.organisation(i),
                    URI.create("https://127.0.0.1:" + listeners.get(i).port()));
        }
        return addresses;
    }

    private LedgerNode node(int index) {
        LedgerSettings toy = network.settings(index);
        return network.open(new LedgerSettings(
                toy.directory(),
                toy.genesis(),
                toy.rules(),
                toy.role(),
                toy.ordering(),
                new LinkVotes(listeners.get(index), clients.get(index)),
                toy.clock(),
                toy.limits()));
    }
}
