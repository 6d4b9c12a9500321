package org.stele.crypto.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;

/** A batch of changes in ascending order of their key hashes, and how it changes a subtree. */
final class SparseChanges {
    private final byte[] changes;
    private final boolean[] removes;

    SparseChanges(Map<Hash, Optional<Hash>> batch) {
        List<Map.Entry<Hash, Optional<Hash>>> sorted = new ArrayList<>(batch.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        changes = new byte[sorted.size() * Packed.ENTRY];
        removes = new boolean[sorted.size()];
        for (int i = 0; i < removes.length; i++) {
            Optional<Hash> value = sorted.get(i).getValue();
            removes[i] = value.isEmpty();
            byte[] valueHash = value.map(Hash::unsafeArray).orElse(SparseProof.ZERO.unsafeArray());
            Packed.put(changes, i, sorted.get(i).getKey().unsafeArray(), valueHash);
        }
    }

    Node applyTo(Node root) {
        return apply(root, 0, removes.length, 0, SparseHasher.ofThread());
    }

    private Node apply(Node node, int from, int to, int depth, SparseHasher hasher) {
        if (from == to) {
            return node;
        }
        return switch (node) {
            case Inner inner -> apply(inner, from, to, depth, hasher);
            case Bucket bucket -> merge(bucket, from, to, depth, hasher);
        };
    }

    private Node apply(Inner inner, int from, int to, int depth, SparseHasher hasher) {
        int split = Packed.split(changes, from, to, depth);
        Node left = apply(inner.left, from, split, depth + 1, hasher);
        Node right = apply(inner.right, split, to, depth + 1, hasher);
        boolean same = left == inner.left && right == inner.right;
        return same ? inner : Inner.join(left, right, depth, hasher);
    }

    private Node merge(Bucket bucket, int from, int to, int depth, SparseHasher hasher) {
        byte[] merged = new byte[(bucket.count + to - from) * Packed.ENTRY];
        int size = merge(bucket, from, to, merged);
        boolean same = size == bucket.count
                && Arrays.equals(merged, 0, size * Packed.ENTRY, bucket.entries, 0, size * Packed.ENTRY);
        return same ? bucket : Node.build(merged, 0, size, depth, hasher);
    }

    /** Merges both sorted runs into {@code merged}, a change winning over an entry of the same key; returns how many. */
    private int merge(Bucket bucket, int from, int to, byte[] merged) {
        int size = 0;
        int old = 0;
        int change = from;
        while (old < bucket.count || change < to) {
            int order = order(bucket, old, change, to);
            if (order < 0) {
                System.arraycopy(bucket.entries, old++ * Packed.ENTRY, merged, size++ * Packed.ENTRY, Packed.ENTRY);
                continue;
            }
            old += order == 0 ? 1 : 0;
            if (!removes[change]) {
                System.arraycopy(changes, change * Packed.ENTRY, merged, size++ * Packed.ENTRY, Packed.ENTRY);
            }
            change++;
        }
        return size;
    }

    private int order(Bucket bucket, int old, int change, int to) {
        if (change == to) {
            return -1;
        }
        return old == bucket.count ? 1 : Packed.compareKeys(bucket.entries, old, changes, change);
    }
}
