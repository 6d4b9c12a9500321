package org.stele.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stele.ledger.toy.ToyNetwork.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stele.crypto.RandomId;
import org.stele.ledger.LedgerStoppedException.Reason;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;
import org.stele.ledger.fsck.ChainEnd;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.proof.ProofVerifier;
import org.stele.ledger.toy.ToyCommand;
import org.stele.ledger.toy.ToyNetwork;
import org.stele.ledger.toy.ToyTables;
import org.stele.ledger.transaction.Envelope;

/** A network goes on with another ordering, from a height that its members voted for. */
class EpochTest {
    @TempDir
    Path directory;

    private ToyNetwork network;
    private List<LedgerNode> nodes;
    private EmbeddedOrdering next;

    @BeforeEach
    void open() throws Exception {
        network = ToyNetwork.of(4, directory);
        next = EmbeddedOrdering.open(directory.resolve("next"));
        nodes = new ArrayList<>(IntStream.range(0, 3).mapToObj(network::open).toList());
        await(nodes.getFirst().waitFor(1));
    }

    @AfterEach
    void close() {
        network.close();
        next.close();
    }

    @Test
    void allStopAtTheHeightAndGoOnBehindTheNextOrdering() throws Exception {
        RandomId before = RandomId.generate();
        Envelope old = network.commit(before);
        FinalReceipt receipt = await(nodes.getFirst().submit(old));
        long first = endEpoch();
        restartAll();

        RandomId record = RandomId.generate();
        await(nodes.getFirst().submit(network.commit(record)));

        CertifiedState state = nodes.getFirst().certified();
        assertThat(state.contains(ToyTables.RECORDS, before)).isTrue();
        Header last = header(nodes.get(1), first - 1);
        Header begin = header(nodes.get(1), first);
        assertThat(last.epoch()).isEqualTo(1);
        assertThat(begin.epoch()).isEqualTo(2);
        assertThat(begin.position()).isEqualTo(1);
        assertThat(begin.previous()).isEqualTo(last.hash());
        assertThat(await(nodes.get(2).submit(old))).isEqualTo(receipt);
        new ProofVerifier(network.genesis()).verify(state.prove(ToyTables.RECORDS, record));
        nodes.getFirst().close();
        assertThat(Fsck.check(network.folder(0), network.settings(0).rules(), _ -> {})
                        .findings())
                .isEmpty();
    }

    @Test
    void whatTheOldOrderingStillGetsCountsForNothing() throws Exception {
        long first = endEpoch();
        Envelope late = network.commit(RandomId.generate());
        await(network.ordering().append(network.batch(0, Instant.now(), late)));
        restartAll();
        await(nodes.getFirst().waitFor(first + 2));
        assertThat(nodes.getFirst().receipt(late.id())).isEmpty();
        assertThat(await(nodes.getFirst().submit(late)).code()).isEqualTo(Code.OK);
    }

    @Test
    void aNodeThatWasAwayFollowsBlocksIntoTheNextEpoch() throws Exception {
        long first = endEpoch();
        restartAll();
        await(nodes.getFirst().waitFor(first + 2));
        LedgerNode away = network.open(network.settings(3).withOrdering(next, 2));
        await(away.waitFor(first + 3));
        assertThat(header(away, first)).isEqualTo(header(nodes.getFirst(), first));
        assertThat(await(away.submit(network.commit(RandomId.generate()))).code())
                .isEqualTo(Code.OK);
    }

    @Test
    void aNodeBehindTheOldOrderingSaysWhatToDo() throws Exception {
        endEpoch();
        nodes.getFirst().close();
        LedgerStoppedException stopped = org.assertj.core.api.Assertions.catchThrowableOfType(
                LedgerStoppedException.class, () -> network.open(0));
        assertThat(stopped.reason()).isEqualTo(Reason.EPOCH_ENDED);
        assertThat(stopped).hasMessageContaining("start again with the ordering of epoch 2");
    }

    @Test
    void theFolderOfAStoppedNodeSaysWhetherTheEpochEnded() throws Exception {
        assertThatThrownBy(() -> end(2)).hasMessageContaining("stop it first");
        nodes.get(2).close();
        assertThat(end(2)).satisfies(end -> {
            assertThat(end.epoch()).isEqualTo(1);
            assertThat(end.next()).isEqualTo(1);
        });
        nodes.set(2, network.open(2));
        long first = endEpoch();
        nodes.get(2).close();
        assertThat(end(2)).isEqualTo(new ChainEnd(first - 1, true, 1, 2));
    }

    private ChainEnd end(int node) throws Exception {
        return ChainEnd.read(network.folder(node), network.settings(node).rules());
    }

    /** Votes for epoch 2, and waits until all have stopped; returns its first height. */
    private long endEpoch() throws Exception {
        long first = nodes.getFirst().status().executed() + 12;
        await(nodes.getFirst().submit(network.envelope(0, "changeEpoch", new ToyCommand.ChangeEpoch(2, first))));
        for (LedgerNode node : nodes) {
            assertThat(await(node.stopped()).reason()).isEqualTo(Reason.EPOCH_ENDED);
            assertThat(node.status().certified()).isEqualTo(first - 1);
        }
        return first;
    }

    private void restartAll() {
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).close();
            nodes.set(i, network.open(network.settings(i).withOrdering(next, 2)));
        }
    }

    private static Header header(LedgerNode node, long height) throws Exception {
        var header = new java.util.concurrent.CompletableFuture<Header>();
        try (var _ = node.listen(height - 1, block -> header.complete(block.header()))) {
            return await(header);
        }
    }
}
