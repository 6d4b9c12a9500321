package org.stele.crypto.merkle;

import java.util.List;
import java.util.Optional;
import org.stele.crypto.Hash;

/**
 * That a leaf stands at an index of a {@link MerkleLog} (RFC 9162 §2.1.3).
 *
 * @param index from 0, below {@code size}
 * @param size the number of leaves, at least 1
 * @param path the siblings from the leaf up, at most 63
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    private static final int MAX_PATH = 63;

    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not within 0.." + (size - 1));
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("a path has at most 63 hashes, this has " + path.size());
        }
        path = List.copyOf(path);
    }

    /** Whether {@code leaf} stands at {@link #index} of the log that has {@link #size} leaves and this {@code root}. */
    public boolean verifies(Hash root, byte[] leaf) {
        return rootFor(leaf).filter(root::equals).isPresent();
    }

    /** The root that follows from {@code leaf}; empty where the path is not as long as index and size demand. */
    public Optional<Hash> rootFor(byte[] leaf) {
        return rootForHash(MerkleLog.leafHash(leaf));
    }

    /** RFC 9162 §2.1.3.2. */
    public Optional<Hash> rootForHash(Hash leafHash) {
        long node = index;
        long last = size - 1;
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            boolean isRight = (node & 1) == 1 || node == last;
            hash = isRight ? MerkleLog.nodeHash(sibling, hash) : MerkleLog.nodeHash(hash, sibling);
            int up = isRight ? 1 + skipped(node) : 1;
            node >>>= up;
            last >>>= up;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** How many levels the last node of an incomplete tree rises without a sibling. */
    private static int skipped(long node) {
        return (node & 1) == 1 || node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }
}
