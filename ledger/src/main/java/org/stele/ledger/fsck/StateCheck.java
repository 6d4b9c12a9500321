package org.stele.ledger.fsck;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.StateRoot;
import org.stele.ledger.block.Header;
import org.stele.ledger.state.Cell;
import org.stele.ledger.state.Changes;
import org.stele.ledger.state.LedgerStore;
import org.stele.ledger.state.StateKey;

/** Recomputes the state's root at the newest height, and back to the certified one by what each block replaced. */
final class StateCheck {
    private final LedgerStore store;
    private final Consumer<String> findings;

    StateCheck(LedgerStore store, Consumer<String> findings) {
        this.store = store;
        this.findings = findings;
    }

    void run(long head) {
        SparseMerkleTree tree = store.loadTree();
        require(tree, head, "the state is not that of the newest block");
        long certified = Math.max(0, store.certifiedHeight().orElse(-1L));
        for (long height = head; height > certified; height--) {
            Optional<Map<StateKey, Cell>> replaced = store.replaced(height);
            if (replaced.isEmpty()) {
                findings.accept("block " + height + ": what it replaced is missing");
                return;
            }
            tree = Changes.apply(tree, replaced.get());
            require(tree, height - 1, "block " + height + ": what it replaced is not what was there");
        }
    }

    private void require(SparseMerkleTree tree, long height, String otherwise) {
        Header header = store.header(height).orElseThrow();
        if (!StateRoot.of(height, tree).hash().equals(header.state())) {
            findings.accept(otherwise);
        }
    }
}
