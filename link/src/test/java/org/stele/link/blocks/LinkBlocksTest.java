package org.stele.link.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.LedgerNode;
import org.stele.ledger.Observation;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.toy.ToyTables;
import org.stele.link.LinkedMembers;
import org.stele.link.client.PeerCall;
import org.stele.link.client.PeerRefusedException;
import org.stele.link.server.PeerRoute;

/** Four members, each with a listener of its own: certified blocks go over real sockets. */
final class LinkBlocksTest {
    private static final int NODES = 4;
    private static final int ALL = BlockPeer.MOST_BYTES;

    @TempDir
    private Path folder;

    private LinkedMembers members;
    private ToyNetwork network;
    private List<LedgerNode> nodes;
    private ToyOrdering view;
    private RandomId record;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(NODES, folder.resolve("network"));
        members = LinkedMembers.open(NODES, folder);
        nodes = IntStream.range(0, 3).mapToObj(network::open).toList();
        view = new ToyOrdering(network.ordering());
        record = RandomId.generate();
        long height = await(nodes.getFirst().submit(network.commit(record))).height();
        for (LedgerNode node : nodes) {
            await(node.waitFor(height));
        }
        view.purge(nodes.getFirst().certified().header().position());
    }

    @AfterEach
    void close() {
        network.close();
        members.close();
    }

    @Test
    void aNodeThatTheOrderingKeepsNothingForComesBackByOthersBlocks() throws Exception {
        IntStream.range(0, 3).forEach(index -> serve(index, own(index)));
        LedgerNode back = network.open(network.settings(3, view, blocks(3)));
        assertThat(caughtUp(back).contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(back.observations()).isEmpty();
    }

    @Test
    void whoServesTamperedBlocksIsNamedAndTheNextMemberAsked() throws Exception {
        BlockPeer honest = own(0);
        serve(
                0,
                (height, limit, bytes) -> honest.blocks(height, limit, bytes).stream()
                        .map(LinkBlocksTest::tampered)
                        .toList());
        serve(1, own(1));
        LedgerNode back = network.open(network.settings(3, view, blocks(3)));
        assertThat(caughtUp(back).contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(back.observations())
                .isNotEmpty()
                .allMatch(seen -> seen.member().equals(ToyNetwork.organisation(0))
                        && seen.kind() == Observation.Kind.OTHER_ENTRY);
    }

    @Test
    void asManyComeAsWereAskedFor() throws Exception {
        serve(0, own(0));
        BlockPeer peer = blocks(1).peer(ToyNetwork.organisation(0));
        assertThat(peer.blocks(0, 2, ALL)).extracting(OrderedBlock::height).containsExactly(0L, 1L);
        assertThat(peer.blocks(0, 2, 1)).extracting(OrderedBlock::height).contains(0L);
        assertThat(peer.blocks(1_000_000, 2, ALL)).isEmpty();
    }

    @Test
    void moreThanWasAskedForIsNoAnswer() throws Exception {
        BlockPeer real = own(0);
        serve(0, (_, _, _) -> real.blocks(0, 2, ALL));
        BlockPeer peer = blocks(1).peer(ToyNetwork.organisation(0));
        assertThat(peer.blocks(0, 2, ALL)).hasSize(2);
        assertThatThrownBy(() -> peer.blocks(0, 1, ALL)).isInstanceOf(PeerUnreachableException.class);
    }

    @Test
    void whatIsNoListOfBlocksOrTooLongIsNoAnswer() {
        BlockPeer peer = blocks(1).peer(ToyNetwork.organisation(0));
        for (byte[] answer : List.of(new byte[] {1, 2, 3}, new byte[0], new byte[5 << 20])) {
            try (var _ = members.listener(0).serve(new PeerRoute(LinkBlocks.BLOCKS, 64, 1, (_, _) -> answer))) {
                assertThatThrownBy(() -> peer.blocks(0, 1, 1)).isInstanceOf(PeerUnreachableException.class);
            }
        }
    }

    @Test
    void whatIsNoQuestionIsRefused() {
        serve(0, own(0));
        PeerCall call = new PeerCall(LinkBlocks.BLOCKS, Duration.ofSeconds(5), 10);
        PeerRefusedException refused = catchThrowableOfType(
                PeerRefusedException.class,
                () -> members.clients(1).ask(ToyNetwork.organisation(0), call, new byte[] {1, 2, 3}));
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void whoIsNoMemberAnyMoreGetsNone() {
        serve(0, own(0));
        members.roll().expel(ToyNetwork.organisation(1));
        BlockPeer peer = blocks(1).peer(ToyNetwork.organisation(0));
        assertThatThrownBy(() -> peer.blocks(0, 1, ALL)).isInstanceOf(PeerUnreachableException.class);
    }

    private CertifiedState caughtUp(LedgerNode back) throws Exception {
        return await(back.waitFor(nodes.getFirst().certified().height()));
    }

    private LinkBlocks blocks(int index) {
        return new LinkBlocks(members.listener(index), members.clients(index));
    }

    /** Lets member {@code index} answer; until its listener is closed. */
    private void serve(int index, BlockPeer answers) {
        blocks(index).join(ToyNetwork.organisation(index), answers);
    }

    /** What the node of member {@code index} would answer. */
    private BlockPeer own(int index) {
        return network.blocks().peer(ToyNetwork.organisation(index));
    }

    private static OrderedBlock tampered(OrderedBlock block) {
        return block.height() == 0 ? block : new OrderedBlock(block.certifiedHeader(), Bytes.of(new byte[] {1}));
    }
}
