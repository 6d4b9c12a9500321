package org.stele.link.votes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.stele.link.LinkedMembers;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerRefusedException;

/** Four nodes, each with a listener of its own: their votes go over real sockets. */
final class LinkVotesTest {
    private static final int NODES = 4;

    @TempDir
    private Path folder;

    private LinkedMembers members;
    private ToyNetwork network;
    private List<LedgerNode> nodes;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(NODES, folder.resolve("network"));
        members = LinkedMembers.open(NODES, folder);
        nodes = new ArrayList<>(IntStream.range(0, NODES).mapToObj(this::node).toList());
        await(nodes.getFirst().waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
        members.close();
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
        members.roll().expel(ToyNetwork.organisation(3));
        await(nodes.getFirst().submit(network.commit(RandomId.generate())));
    }

    @Test
    void aMemberHandsOverItsOwnVotesOnly() {
        Header header = nodes.getFirst().certified().header();
        Vote vote = Vote.sign(network.id(), header, ToyNetwork.organisation(2), ToyNetwork.voteKey(2));
        PeerCall call = new PeerCall(LinkVotes.VOTE, Duration.ofSeconds(5), 10);
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class,
                () -> members.clients(1).ask(ToyNetwork.organisation(0), call, Vote.CODEC.encode(vote)));
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void whatIsNoVoteIsRefused() {
        PeerCall call = new PeerCall(LinkVotes.VOTE, Duration.ofSeconds(5), 10);
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class,
                () -> members.clients(1).ask(ToyNetwork.organisation(0), call, new byte[] {1, 2, 3}));
        assertThat(refused.status()).isEqualTo(400);
    }

    private LedgerNode node(int index) {
        LedgerSettings toy = network.settings(index);
        return network.open(new LedgerSettings(
                toy.directory(),
                toy.genesis(),
                toy.rules(),
                toy.role(),
                toy.ordering(),
                new LinkVotes(members.listener(index), members.clients(index)),
                toy.clock(),
                toy.limits()));
    }
}
