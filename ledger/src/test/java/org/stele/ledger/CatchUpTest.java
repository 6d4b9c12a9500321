package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.certificate.BlockPeer;
import org.stele.ledger.certificate.Certificate;
import org.stele.ledger.certificate.CertifiedHeader;
import org.stele.ledger.certificate.InProcessBlocks;
import org.stele.ledger.certificate.OrderedBlock;
import org.stele.ledger.certificate.PeerUnreachableException;
import org.stele.ledger.certificate.Vote;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyOrdering;
import org.stele.ledger.toy.ToyTables;

/** A node that the ordering cannot help any more comes back by the others' certified blocks, and by no false ones. */
class CatchUpTest {
    @TempDir
    Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;
    private ToyOrdering view;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        nodes = new ArrayList<>(IntStream.range(0, 3).mapToObj(network::open).toList());
        view = new ToyOrdering(network.ordering());
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void aNodeThatWasAwayWhileTheLogWasPurgedComesBack() throws Exception {
        LedgerNode away = network.open(network.settings(3, view));
        RandomId before = commit(3, away);
        away.kill();
        RandomId meanwhile = commit(0, nodes.getFirst());
        purgeAll();

        LedgerNode back = network.open(network.settings(3, view));
        CertifiedState state = await(back.waitFor(nodes.getFirst().certified().height()));

        assertThat(state.contains(ToyTables.RECORDS, before)).isTrue();
        assertThat(state.contains(ToyTables.RECORDS, meanwhile)).isTrue();
        assertThat(commit(3, back)).isNotNull();
        assertThat(back.observations()).isEmpty();
        back.close();
        assertThat(Fsck.check(network.folder(3), network.settings(3).rules(), _ -> {})
                        .findings())
                .isEmpty();
    }

    @Test
    void aNewNodeBeginsFromTheOthersBlocks() throws Exception {
        for (int i = 0; i < 70; i++) {
            commit(0, nodes.getFirst());
        }
        purgeAll();
        LedgerNode fresh = network.open(network.settings(3, view));
        Header newest = nodes.getFirst().certified().header();
        assertThat(await(fresh.waitFor(newest.height())).height()).isGreaterThanOrEqualTo(newest.height());
        assertThat(header(fresh, newest.height())).isEqualTo(newest);
        assertThat(commit(3, fresh)).isNotNull();
    }

    @Test
    void aNodeThatTheOrderingGivesNothingAsksTheOthers() throws Exception {
        LedgerNode node = network.open(network.settings(3, view));
        commit(3, node);
        view.fallSilentAfter(node.certified().header().position());
        RandomId record = commit(0, nodes.getFirst());
        CertifiedState state = await(node.waitFor(nodes.getFirst().certified().height()));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
    }

    @Test
    void aTamperedEntryIsRefusedAndTheNextMemberAsked() throws Exception {
        RandomId record = commit(0, nodes.getFirst());
        purgeAll();
        LedgerNode back = openAgainst(block -> new OrderedBlock(block.certifiedHeader(), changed(block.entry())));
        CertifiedState state = await(back.waitFor(nodes.getFirst().certified().height()));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(back.observations())
                .allSatisfy(seen -> {
                    assertThat(seen.member()).isEqualTo(ToyNetwork.organisation(0));
                    assertThat(seen.kind()).isEqualTo(Observation.Kind.OTHER_ENTRY);
                })
                .isNotEmpty();
    }

    @Test
    void aChangedHeaderIsRefused() throws Exception {
        assertForged(block -> new OrderedBlock(
                new CertifiedHeader(
                        otherState(block.certifiedHeader().header()),
                        block.certifiedHeader().certificate()),
                block.entry()));
    }

    @Test
    void aCertificateByTooFewIsRefused() throws Exception {
        assertForged(block ->
                with(block, block.certifiedHeader().certificate().signatures().subList(0, 2)));
    }

    @Test
    void aCertificateByOthersKeysIsRefused() throws Exception {
        assertForged(block -> with(
                block,
                IntStream.range(0, 3)
                        .mapToObj(place -> new Certificate.PlacedSignature(
                                place,
                                Vote.sign(
                                                network.id(),
                                                block.certifiedHeader().header(),
                                                ToyNetwork.organisation(place),
                                                ToyNetwork.authorKey(place))
                                        .signature()))
                        .toList()));
    }

    @Test
    void aBlockOfAnotherHeightIsRefused() throws Exception {
        commit(0, nodes.getFirst());
        List<OrderedBlock> first =
                network.blocks().peer(ToyNetwork.organisation(1)).blocks(0, 1, 1);
        assertForged(_ -> first.getFirst());
    }

    @Test
    void whereMoreMembersThanMayLieComeToSomethingElseThisNodeStops() throws Exception {
        commit(0, nodes.getFirst());
        purgeAll();
        InProcessBlocks liars = new InProcessBlocks();
        for (int i = 0; i < 2; i++) {
            BlockPeer real = network.blocks().peer(ToyNetwork.organisation(i));
            liars.join(
                    ToyNetwork.organisation(i),
                    lying(real, block -> new OrderedBlock(block.certifiedHeader(), changed(block.entry()))));
        }
        LedgerNode node = network.open(network.settings(3, view, liars));
        LedgerStoppedException stopped = await(node.stopped());
        assertThat(stopped.reason()).isEqualTo(Reason.OTHER_RESULT);
        assertThat(stopped).hasMessageContaining("this node is faulty");
    }

    @Test
    void blocksComeInPiecesOfTheSizeThatWasAskedFor() throws Exception {
        for (int i = 0; i < 5; i++) {
            commit(0, nodes.getFirst());
        }
        BlockPeer peer = network.blocks().peer(ToyNetwork.organisation(0));
        assertThat(peer.blocks(1, 3, BlockPeer.MOST_BYTES))
                .extracting(OrderedBlock::height)
                .containsExactly(1L, 2L, 3L);
        assertThat(peer.blocks(1, 3, 1)).extracting(OrderedBlock::height).containsExactly(1L);
        assertThat(peer.blocks(1_000_000, 3, 1)).isEmpty();
    }

    private void assertForged(UnaryOperator<OrderedBlock> forgery) throws Exception {
        RandomId record = commit(0, nodes.getFirst());
        purgeAll();
        LedgerNode back = openAgainst(forgery);
        CertifiedState state = await(back.waitFor(nodes.getFirst().certified().height()));
        assertThat(state.contains(ToyTables.RECORDS, record)).isTrue();
        assertThat(back.observations())
                .extracting(Observation::member, Observation::kind)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        ToyNetwork.organisation(0), Observation.Kind.FORGED_CERTIFICATE));
    }

    /** Opens member 3's node where member 0 lies about every block above the genesis, and the others do not. */
    private LedgerNode openAgainst(UnaryOperator<OrderedBlock> lie) {
        InProcessBlocks exchange = new InProcessBlocks();
        BlockPeer liar = lying(network.blocks().peer(ToyNetwork.organisation(0)), lie);
        exchange.join(ToyNetwork.organisation(0), liar);
        for (int i = 1; i < 3; i++) {
            exchange.join(ToyNetwork.organisation(i), network.blocks().peer(ToyNetwork.organisation(i)));
        }
        return network.open(network.settings(3, view, exchange));
    }

    private static BlockPeer lying(BlockPeer real, UnaryOperator<OrderedBlock> lie) {
        return (height, limit, bytes) -> answer(real, height, limit, bytes).stream()
                .map(block -> block.height() == 0 ? block : lie.apply(block))
                .toList();
    }

    private static List<OrderedBlock> answer(BlockPeer real, long height, int limit, int bytes)
            throws PeerUnreachableException {
        return real.blocks(height, limit, bytes);
    }

    /** The ordering of member 3 forgets all that is certified now. */
    private void purgeAll() {
        view.purge(nodes.getFirst().certified().header().position());
    }

    /** Commits a record, which is final at the first three members' nodes then. */
    private RandomId commit(int author, LedgerNode node) throws Exception {
        RandomId record = RandomId.generate();
        FinalReceipt receipt = await(node.submit(network.commit(record)));
        assertThat(receipt.code()).as("by member %d", author).isEqualTo(Code.OK);
        for (LedgerNode other : nodes) {
            await(other.waitFor(receipt.height()));
        }
        return record;
    }

    private static Header header(LedgerNode node, long height) throws Exception {
        var header = new java.util.concurrent.CompletableFuture<Header>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }

    private static Bytes changed(Bytes entry) {
        byte[] changed = entry.toArray();
        changed[changed.length - 1] ^= 1;
        return Bytes.wrap(changed);
    }

    private static OrderedBlock with(OrderedBlock block, List<Certificate.PlacedSignature> signatures) {
        return new OrderedBlock(
                new CertifiedHeader(block.certifiedHeader().header(), new Certificate(signatures)), block.entry());
    }

    private static Header otherState(Header header) {
        return new Header(
                header.epoch(),
                header.position(),
                header.height(),
                header.previous(),
                header.entry(),
                header.time(),
                header.rules(),
                header.count(),
                header.transactions(),
                header.receipts(),
                header.previous(),
                header.validators(),
                header.nextValidators());
    }
}
