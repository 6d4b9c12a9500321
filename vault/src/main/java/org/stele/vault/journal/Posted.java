package org.stele.vault.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;
import org.stele.crypto.RandomId;
import org.stele.crypto.merkle.SparseMerkleTree;
import org.stele.crypto.merkle.SparseTreeBuilder;
import org.stele.vault.cache.Lru;
import org.stele.vault.journal.proof.Chain;
import org.stele.vault.journal.proof.JournalRoot;

/** A posted root and the tree under it. */
record Posted(JournalRoot root, SparseMerkleTree tree) implements Lru.Weighed {
    static final Posted NOTHING = new Posted(new JournalRoot(0, Chain.START, 0), SparseMerkleTree.empty());

    /** Builds the tree anew. */
    static Posted rebuilt(JournalRoot root, Map<RandomId, Head> heads) {
        SparseTreeBuilder builder = SparseMerkleTree.builder();
        heads.forEach(
                (subject, head) -> builder.add(Chain.treeKey(subject), Chain.treeValue(head.entries(), head.hash())));
        return new Posted(root, builder.build());
    }

    /** The next root, after these heads have moved from {@code before} to {@code now}. */
    Posted next(Map<RandomId, Head> before, Map<RandomId, Head> now) {
        Map<Hash, Optional<Hash>> changes = new HashMap<>();
        long entries = root.entries();
        for (Map.Entry<RandomId, Head> moved : now.entrySet()) {
            Head head = moved.getValue();
            changes.put(Chain.treeKey(moved.getKey()), Optional.of(Chain.treeValue(head.entries(), head.hash())));
            entries += head.entries()
                    - before.getOrDefault(moved.getKey(), Head.START).entries();
        }
        SparseMerkleTree changed = tree.withAll(changes);
        return new Posted(new JournalRoot(root.number() + 1, changed.rootHash(), entries), changed);
    }

    /** Older trees share what did not change with newer ones, so each counts as one. */
    @Override
    public long weight() {
        return 1;
    }
}
