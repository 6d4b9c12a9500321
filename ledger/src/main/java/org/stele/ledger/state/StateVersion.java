package org.stele.ledger.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.ledger.block.Header;

/**
 * The state after one block, readable while later blocks are stored over it. Each version points to the next, with what that
 * one replaced; a version nobody holds any more is garbage, and so is what only it could read. Safe for many threads.
 *
 * <p>Reading takes what is stored now, then looks through the versions that followed: the first of them that replaced the
 * key knows what stood there. A block is linked here before it is stored, so that a reader that sees it stored finds the link.
 */
public final class StateVersion implements CellSource {
    private record Step(Map<StateKey, Cell> replaced, StateVersion next) {}

    private final Header header;
    private final SparseMerkleTree tree;
    private final CellSource store;
    private volatile @Nullable Step step;

    public StateVersion(Header header, SparseMerkleTree tree, CellSource store) {
        this.header = header;
        this.tree = tree;
        this.store = store;
    }

    public Header header() {
        return header;
    }

    public SparseMerkleTree tree() {
        return tree;
    }

    /** Adds the version after this one, which must be the newest. Before the block is stored. */
    public StateVersion followedBy(Header next, SparseMerkleTree nextTree, Map<StateKey, Cell> replaced) {
        StateVersion version = new StateVersion(next, nextTree, store);
        step = new Step(replaced, version);
        return version;
    }

    @Override
    public Cell cell(StateKey key) {
        Cell stored = store.cell(key);
        for (Step at = step; at != null; at = at.next().step) {
            Cell replaced = at.replaced().get(key);
            if (replaced != null) {
                return replaced;
            }
        }
        return stored;
    }
}
