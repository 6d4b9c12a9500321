package org.stele.ledger.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.StateHash;

/** What a block made of the state: for each key that changed, what stood there before and what stands there now. */
public final class Changes {
    private final Map<StateKey, Cell> before = new HashMap<>();
    private final Map<StateKey, Cell> after = new HashMap<>();

    void add(StateKey key, Cell was, Cell is) {
        if (!was.stored().equals(is.stored())) {
            before.put(key, was);
            after.put(key, is);
        }
    }

    public Map<StateKey, Cell> before() {
        return before;
    }

    public Map<StateKey, Cell> after() {
        return after;
    }

    public SparseMerkleTree applyTo(SparseMerkleTree tree) {
        return apply(tree, after);
    }

    /** The tree where each key of {@code cells} holds what the cell says. */
    public static SparseMerkleTree apply(SparseMerkleTree tree, Map<StateKey, Cell> cells) {
        Map<Hash, Optional<Hash>> hashes = HashMap.newHashMap(cells.size());
        cells.forEach((key, cell) ->
                hashes.put(key.hash(), cell.stored().map(value -> StateHash.value(value.unsafeArray()))));
        return tree.withAll(hashes);
    }
}
