package org.stele.crypto.merkle;

import java.util.List;
import org.stele.crypto.Hash;

/**
 * What shows that a key hash is in a {@link SparseMerkleTree}, or that it is not.
 *
 * <p>Encoded: u16 number of siblings; a bitmap of those that are not zero, one bit each from the root down, most significant bit
 * first, unused bits 0; these siblings, 32 bytes each, from the root down; then 0x00 ({@link Empty}), 0x01 ‖ value hash
 * ({@link Leaf}) or 0x02 ‖ key hash ‖ value hash ({@link Other}).
 *
 * @param siblings from the root down, at most 256; an empty sibling is 32 zero bytes
 * @param end what stands where the path ends
 */
public record SparseProof(List<Hash> siblings, End end) {
    public static final int MAX_SIBLINGS = 256;
    static final Hash ZERO = Hash.wrap(new byte[Hash.LENGTH]);

    private static final byte[] LEAF = {0};
    private static final byte[] INNER = {1};

    /** What stands where the path ends. */
    public sealed interface End permits Empty, Leaf, Other {}

    /** Nothing. */
    public record Empty() implements End {}

    /** The key hash asked for, with this value hash. */
    public record Leaf(Hash valueHash) implements End {}

    /** Another key hash, alone in its subtree. */
    public record Other(Hash keyHash, Hash valueHash) implements End {}

    public SparseProof {
        if (siblings.size() > MAX_SIBLINGS) {
            throw new IllegalArgumentException("a proof has at most 256 siblings, this has " + siblings.size());
        }
        siblings = List.copyOf(siblings);
    }

    /**
     * Reads {@link #encode}'s form.
     *
     * @throws IllegalArgumentException where the bytes are not the one encoding of a proof
     */
    public static SparseProof decode(byte[] encoded) {
        return SparseProofCodec.decode(encoded);
    }

    public byte[] encode() {
        return SparseProofCodec.encode(this);
    }

    /** Whether this shows that the tree with {@code root} holds {@code valueHash} under {@code keyHash}. */
    public boolean verifiesPresence(Hash root, Hash keyHash, Hash valueHash) {
        return end instanceof Leaf leaf
                && leaf.valueHash().equals(valueHash)
                && rootFor(keyHash).equals(root);
    }

    /** Whether this shows that the tree with {@code root} holds nothing under {@code keyHash}. */
    public boolean verifiesAbsence(Hash root, Hash keyHash) {
        boolean absent = switch (end) {
            case Empty e -> true;
            case Leaf l -> false;
            case Other other -> !other.keyHash().equals(keyHash) && sharesPath(other.keyHash(), keyHash);
        };
        return absent && rootFor(keyHash).equals(root);
    }

    /** The root that follows from this proof along the path of {@code keyHash}. Says nothing of what {@link #end} means. */
    public Hash rootFor(Hash keyHash) {
        Hash hash = endHash(keyHash);
        for (int depth = siblings.size() - 1; depth >= 0; depth--) {
            byte[] node = hash.unsafeArray();
            byte[] sibling = siblings.get(depth).unsafeArray();
            boolean right = Packed.bit(keyHash.unsafeArray(), 0, depth) == 1;
            hash = right ? Hash.of(INNER, sibling, node) : Hash.of(INNER, node, sibling);
        }
        return hash;
    }

    private Hash endHash(Hash keyHash) {
        return switch (end) {
            case Empty e -> ZERO;
            case Leaf leaf -> leafHash(keyHash, leaf.valueHash());
            case Other other -> leafHash(other.keyHash(), other.valueHash());
        };
    }

    private boolean sharesPath(Hash other, Hash keyHash) {
        for (int depth = 0; depth < siblings.size(); depth++) {
            if (Packed.bit(other.unsafeArray(), 0, depth) != Packed.bit(keyHash.unsafeArray(), 0, depth)) {
                return false;
            }
        }
        return true;
    }

    private static Hash leafHash(Hash keyHash, Hash valueHash) {
        return Hash.of(LEAF, keyHash.unsafeArray(), valueHash.unsafeArray());
    }
}
