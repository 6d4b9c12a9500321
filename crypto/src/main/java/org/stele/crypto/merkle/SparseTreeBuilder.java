package org.stele.crypto.merkle;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.stele.crypto.Hash;

/**
 * Collects entries in any order and builds a {@link SparseMerkleTree} from them at once, with all processors: ten million in
 * seconds. Not for use by several threads.
 */
public final class SparseTreeBuilder {
    /** Entries are sorted within parts that share their first bits; each part is a subtree. */
    private static final int PART_BITS = 12;

    private final SparsePart[] parts = new SparsePart[1 << PART_BITS];

    SparseTreeBuilder() {
        Arrays.setAll(parts, i -> new SparsePart());
    }

    /** Adds an entry; its key hash must not have been added before, which {@link #build} checks. */
    public SparseTreeBuilder add(Hash keyHash, Hash valueHash) {
        byte[] key = keyHash.unsafeArray();
        parts[(key[0] & 0xFF) << 4 | (key[1] & 0xFF) >>> 4].add(key, valueHash.unsafeArray());
        return this;
    }

    /**
     * The tree of all that was added; the builder is empty afterwards.
     *
     * @throws IllegalArgumentException where a key hash was added twice
     */
    public SparseMerkleTree build() {
        Node[] nodes = new Node[parts.length];
        IntStream.range(0, parts.length).parallel().forEach(i -> nodes[i] = parts[i].build(PART_BITS));
        return new SparseMerkleTree(join(nodes));
    }

    private static Node join(Node[] parts) {
        SparseHasher hasher = SparseHasher.ofThread();
        Node[] level = parts;
        for (int depth = PART_BITS - 1; depth >= 0; depth--) {
            Node[] above = new Node[level.length / 2];
            for (int i = 0; i < above.length; i++) {
                above[i] = Inner.join(level[2 * i], level[2 * i + 1], depth, hasher);
            }
            level = above;
        }
        return level[0];
    }
}
