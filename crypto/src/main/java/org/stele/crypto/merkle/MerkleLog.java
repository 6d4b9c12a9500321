package org.stele.crypto.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.stele.crypto.Hash;

/** The hash tree of RFC 9162 §2.1 over a list whose order matters: leaves hash as 0x00 ‖ data, nodes as 0x01 ‖ left ‖ right. */
public final class MerkleLog {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleLog() {}

    /** The root over {@code leaves}; of an empty list, SHA-256 of nothing. */
    public static Hash root(List<byte[]> leaves) {
        return rootOfHashes(hashes(leaves));
    }

    /** The root where the leaves are hashed already, by {@link #leafHash}. */
    public static Hash rootOfHashes(List<Hash> leafHashes) {
        return leafHashes.isEmpty() ? Hash.of() : subtree(leafHashes);
    }

    /**
     * That {@code leaves.get(index)} stands where it stands.
     *
     * @throws IndexOutOfBoundsException where {@code index} is not within the list
     */
    public static InclusionProof prove(List<byte[]> leaves, int index) {
        return proveHashes(hashes(leaves), index);
    }

    /** {@link #prove}, where the leaves are hashed already. */
    public static InclusionProof proveHashes(List<Hash> leafHashes, int index) {
        List<Hash> path = new ArrayList<>();
        collect(leafHashes, Objects.checkIndex(index, leafHashes.size()), path);
        return new InclusionProof(index, leafHashes.size(), path);
    }

    public static Hash leafHash(byte[] data) {
        return Hash.of(LEAF, data);
    }

    static Hash nodeHash(Hash left, Hash right) {
        return Hash.of(NODE, left.unsafeArray(), right.unsafeArray());
    }

    private static List<Hash> hashes(List<byte[]> leaves) {
        return leaves.stream().map(MerkleLog::leafHash).toList();
    }

    private static Hash subtree(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = split(hashes.size());
        return nodeHash(subtree(hashes.subList(0, split)), subtree(hashes.subList(split, hashes.size())));
    }

    /** The path from the leaf up (RFC 9162 §2.1.3.1). */
    private static void collect(List<Hash> hashes, int index, List<Hash> path) {
        if (hashes.size() == 1) {
            return;
        }
        int split = split(hashes.size());
        List<Hash> left = hashes.subList(0, split);
        List<Hash> right = hashes.subList(split, hashes.size());
        if (index < split) {
            collect(left, index, path);
            path.add(subtree(right));
        } else {
            collect(right, index - split, path);
            path.add(subtree(left));
        }
    }

    /** The largest power of two smaller than {@code size}. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
