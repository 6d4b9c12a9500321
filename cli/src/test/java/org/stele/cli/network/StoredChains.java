package org.stele.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stele.crypto.Hash;
import org.stele.ledger.block.Batch;
import org.stele.ledger.block.Header;
import org.stele.ledger.contract.Code;
import org.stele.ledger.directory.LedgerDirectory;
import org.stele.ledger.execution.ReceiptCodes;
import org.stele.ledger.fsck.Fsck;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StoredBlock;
import org.stele.ledger.transaction.Envelope;
import org.stele.node.KnownRules;
import org.stele.testkit.history.Contradictions;
import org.stele.testkit.history.Event;
import org.stele.testkit.history.History;
import org.stele.testkit.processes.NodeProcess;

/** What stopped nodes have in their folders, block by block. */
final class StoredChains {
    private record Chain(List<Header> certified, Map<Hash, List<Long>> consumed) {}

    private StoredChains() {}

    /**
     * For nodes that run, when the clients have ended: no answer contradicts another, and every chain has what was acknowledged,
     * once. The nodes are stopped for that.
     */
    static void requireOneOrder(Rehearsal rehearsal, List<NodeProcess> nodes, History history) throws Exception {
        for (NodeProcess node : nodes) {
            // it answers when it has this block, and so all before it
            rehearsal.registerAt(node.label());
        }
        nodes.forEach(NodeProcess::stop);
        assertThat(Contradictions.in(history)).isEmpty();
        requireOnceEach(
                nodes,
                history.acknowledged().stream()
                        .collect(Collectors.toMap(
                                Event.Wrote::transaction,
                                write -> write.height().orElseThrow())));
    }

    /** Requires that all nodes have one chain, and each acknowledged transaction once in it, where it was said to be. */
    private static void requireOnceEach(List<NodeProcess> nodes, Map<Hash, Long> acknowledged) throws Exception {
        Chain first = null;
        for (NodeProcess node : nodes) {
            Chain chain = read(node.configuration().directory().ledger());
            assertThat(chain.consumed().values()).as(node.label()).allMatch(heights -> heights.size() == 1);
            acknowledged.forEach((transaction, height) -> assertThat(chain.consumed())
                    .as("%s at %s", transaction, node)
                    .containsEntry(transaction, List.of(height)));
            first = first == null ? chain : first;
            int common = Math.min(first.certified().size(), chain.certified().size());
            assertThat(chain.certified().subList(0, common))
                    .as(node.label())
                    .isEqualTo(first.certified().subList(0, common));
        }
    }

    /** The certified headers that a stopped node has, whose ledger is sound. */
    static List<Header> certified(NodeProcess node) throws Exception {
        return read(node.configuration().directory().ledger()).certified();
    }

    private static Chain read(Path ledger) throws Exception {
        assertThat(Fsck.check(ledger, KnownRules.all(), _ -> {}).findings())
                .as(ledger.toString())
                .isEmpty();
        List<Header> certified = new ArrayList<>();
        Map<Hash, List<Long>> consumed = new HashMap<>();
        Path logs = Files.createTempDirectory("stored-chain");
        try (LedgerStore store = LedgerStore.openReadOnly(ledger.resolve(LedgerDirectory.CHAIN), logs)) {
            long newest = store.certifiedHeight().orElseThrow();
            for (long height = 0; height <= newest; height++) {
                StoredBlock block = store.block(height).orElseThrow();
                certified.add(block.header());
                note(block, consumed);
            }
        }
        return new Chain(certified, consumed);
    }

    private static void note(StoredBlock block, Map<Hash, List<Long>> consumed) {
        if (block.entry().length() == 0) {
            return;
        }
        List<Envelope> envelopes = Batch.decode(block.entry()).transactions();
        for (int i = 0; i < envelopes.size(); i++) {
            Code code = block.codes().get(i);
            if (ReceiptCodes.isConsumed(code)) {
                consumed.computeIfAbsent(envelopes.get(i).id(), _ -> new ArrayList<>())
                        .add(block.header().height());
            }
        }
    }
}
