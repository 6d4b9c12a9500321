package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;

/** Others' blocks come when they come: none at first, or only after this node has them itself. */
class LateBlocksTest {
    private static final int TIMES = 3;

    @TempDir
    Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;
    private ToyOrdering view;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        nodes = IntStream.range(0, 3).mapToObj(network::open).toList();
        view = new ToyOrdering(network.ordering());
        await(nodes.getFirst().submit(network.commit(RandomId.generate())));
        view.purge(nodes.getFirst().certified().header().position());
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void whatNobodyHadIsAskedForAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        LedgerNode back = openAsking(real -> (height, limit, bytes) ->
                asked.incrementAndGet() <= TIMES * nodes.size() ? List.of() : real.blocks(height, limit, bytes));
        await(back.waitFor(nodes.getFirst().certified().height()));
        assertThat(back.observations()).isEmpty();
    }

    @Test
    void whatBecameCertifiedHereMeanwhileIsHeldAgainstNobody() throws Exception {
        CompletableFuture<LedgerNode> opened = new CompletableFuture<>();
        LedgerNode back = openAsking(real -> afterTheGenesisAt(opened, real));
        opened.complete(back);
        await(back.waitFor(nodes.getFirst().certified().height()));
        assertThat(back.observations()).isEmpty();
    }

    @Test
    void anotherBlockThanTheOneCertifiedHereIsHeldAgainstWhoSentIt() throws Exception {
        CompletableFuture<LedgerNode> opened = new CompletableFuture<>();
        LedgerNode back = openAsking(real -> {
            BlockPeer late = afterTheGenesisAt(opened, real);
            return (height, limit, bytes) -> late.blocks(height, limit, bytes).stream()
                    .map(block -> block.height() == 0 ? atAnotherPosition(block) : block)
                    .toList();
        });
        opened.complete(back);
        await(back.waitFor(nodes.getFirst().certified().height()));
        assertThat(back.observations())
                .isNotEmpty()
                .allMatch(seen -> seen.kind() == Observation.Kind.FORGED_CERTIFICATE && seen.height() == 0);
    }

    @Test
    void whoeverWaitsAtANodeThatStoppedIsToldWhy() throws Exception {
        LedgerNode node = openAsking(_ -> (_, _, _) -> {
            throw new IllegalStateException("a fault in whatever carries blocks");
        });
        assertThat(await(node.stopped()).reason()).isEqualTo(Reason.FAULT);
        assertThatThrownBy(() -> await(node.waitFor(1_000_000))).hasCauseInstanceOf(LedgerStoppedException.class);
    }

    /** Member 3's node, which asks each of the others through what {@code way} makes of the real way. */
    private LedgerNode openAsking(Function<BlockPeer, BlockPeer> way) {
        InProcessBlocks exchange = new InProcessBlocks();
        for (int i = 0; i < nodes.size(); i++) {
            RandomId member = ToyNetwork.organisation(i);
            exchange.join(member, way.apply(network.blocks().peer(member)));
        }
        return network.open(network.settings(3, view, exchange));
    }

    /** Answers with the genesis as everything else, but only when who asked has the genesis certified by others' votes. */
    private static BlockPeer afterTheGenesisAt(CompletableFuture<LedgerNode> asker, BlockPeer real) {
        return (height, limit, bytes) -> {
            List<OrderedBlock> blocks = real.blocks(height, limit, bytes);
            try {
                await(await(asker).waitFor(0));
            } catch (Exception e) {
                throw new PeerUnreachableException("who asked is gone", e);
            }
            return blocks;
        };
    }

    private static OrderedBlock atAnotherPosition(OrderedBlock block) {
        Header header = block.certifiedHeader().header();
        Header other = new Header(
                header.epoch(),
                header.position() + 1,
                header.height(),
                header.previous(),
                header.entry(),
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                header.state(),
                header.validators(),
                header.nextValidators());
        return new OrderedBlock(
                new CertifiedHeader(other, block.certifiedHeader().certificate()), block.entry());
    }
}
