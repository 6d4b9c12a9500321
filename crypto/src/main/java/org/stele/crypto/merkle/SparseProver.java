package org.stele.crypto.merkle;

import java.util.ArrayList;
import java.util.List;
import org.stele.crypto.Hash;

/** Walks down to where a key hash is or would be, collecting the siblings. */
final class SparseProver {
    private final byte[] keyHash;
    private final List<Hash> siblings = new ArrayList<>(32);

    SparseProver(byte[] keyHash) {
        this.keyHash = keyHash;
    }

    SparseProof prove(Node root) {
        Node node = root;
        while (node instanceof Inner inner) {
            boolean right = Packed.bit(keyHash, 0, siblings.size()) == 1;
            siblings.add((right ? inner.left : inner.right).hash());
            node = right ? inner.right : inner.left;
        }
        return new SparseProof(siblings, end(((Bucket) node).entries));
    }

    private SparseProof.End end(byte[] entries) {
        int from = 0;
        int to = entries.length / Packed.ENTRY;
        while (to - from > 1) {
            int depth = siblings.size();
            int split = Packed.split(entries, from, to, depth);
            boolean right = Packed.bit(keyHash, 0, depth) == 1;
            siblings.add(right ? hash(entries, from, split) : hash(entries, split, to));
            from = right ? split : from;
            to = right ? to : split;
        }
        return from == to ? new SparseProof.Empty() : leaf(entries, from);
    }

    private SparseProof.End leaf(byte[] entries, int index) {
        Hash valueHash = Packed.valueAt(entries, index);
        return Packed.hasKey(entries, index, keyHash)
                ? new SparseProof.Leaf(valueHash)
                : new SparseProof.Other(Packed.keyAt(entries, index), valueHash);
    }

    /** The hash of the sibling at the depth below the present one. */
    private Hash hash(byte[] entries, int from, int to) {
        return Hash.wrap(SparseHasher.ofThread()
                .entries(entries, from, to, siblings.size() + 1)
                .clone());
    }
}
