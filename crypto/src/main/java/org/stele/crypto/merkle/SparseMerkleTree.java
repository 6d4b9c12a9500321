package org.stele.crypto.merkle;

import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Hash;

/**
 * A binary sparse Merkle tree over key hashes, of which presence and absence can both be proven. Immutable: a change makes a
 * new tree that shares what stayed the same, so that older trees cost only what differs, and any thread may read any tree.
 *
 * <p>The rule: the path is the bits of the key hash, most significant first; an empty subtree is 32 zero bytes, never hashed; a
 * subtree with one leaf is that leaf's hash; {@code leaf = SHA256(0x00 ‖ keyhash ‖ valuehash)}, {@code inner = SHA256(0x01 ‖
 * left ‖ right)}. {@link StateHash} makes the key and value hashes. About 90 bytes of memory an entry.
 */
public final class SparseMerkleTree {
    private static final SparseMerkleTree EMPTY = new SparseMerkleTree(Bucket.EMPTY);

    private final Node root;

    SparseMerkleTree(Node root) {
        this.root = root;
    }

    public static SparseMerkleTree empty() {
        return EMPTY;
    }

    /** Loads a whole tree much faster than changes would. */
    public static SparseTreeBuilder builder() {
        return new SparseTreeBuilder();
    }

    /** This tree after a batch of changes: a value hash puts or replaces, an empty one removes. Hashes each path once. */
    public SparseMerkleTree withAll(Map<Hash, Optional<Hash>> batch) {
        Node changed = new SparseChanges(batch).applyTo(root);
        return changed == root ? this : new SparseMerkleTree(changed);
    }

    public SparseMerkleTree with(Hash keyHash, Hash valueHash) {
        return withAll(Map.of(keyHash, Optional.of(valueHash)));
    }

    public SparseMerkleTree without(Hash keyHash) {
        return withAll(Map.of(keyHash, Optional.empty()));
    }

    /** How many entries there are. */
    public long size() {
        return root.count;
    }

    /** 32 zero bytes where the tree is empty. */
    public Hash rootHash() {
        return root.hash();
    }

    /** The value hash under {@code keyHash}. */
    public Optional<Hash> get(Hash keyHash) {
        byte[] key = keyHash.unsafeArray();
        byte[] entries = bucket(key).entries;
        int index = Packed.find(entries, key);
        return index < 0 ? Optional.empty() : Optional.of(Packed.valueAt(entries, index));
    }

    /** What shows to anyone who has {@link #rootHash} that {@code keyHash} is there, or that it is not. */
    public SparseProof prove(Hash keyHash) {
        return new SparseProver(keyHash.unsafeArray()).prove(root);
    }

    private Bucket bucket(byte[] key) {
        Node node = root;
        for (int depth = 0; node instanceof Inner inner; depth++) {
            node = Packed.bit(key, 0, depth) == 1 ? inner.right : inner.left;
        }
        return (Bucket) node;
    }
}
