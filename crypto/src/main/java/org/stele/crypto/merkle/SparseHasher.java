package org.stele.crypto.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.stele.crypto.Hash;
import org.stele.crypto.Sha256;

/**
 * The sparse tree's hash rule with this thread's digest and buffers, so that hashing makes no garbage. Results are in an array
 * that the next call overwrites. Never to be passed to another thread.
 */
final class SparseHasher {
    private static final ThreadLocal<SparseHasher> OF_THREAD = ThreadLocal.withInitial(SparseHasher::new);
    private static final int FRAME = 1 + 2 * Hash.LENGTH;
    private static final int LEFT = 1;
    private static final int RIGHT = 1 + Hash.LENGTH;

    private final MessageDigest digest = Sha256.threadDigest();
    private final byte[] leaf = new byte[FRAME];
    private final byte[] result = new byte[Hash.LENGTH];

    /** One frame {@code 0x01 ‖ left ‖ right} for each depth, since a side is hashed while the other waits. */
    private final byte[] frames = new byte[(SparseProof.MAX_SIBLINGS + 1) * FRAME];

    private SparseHasher() {
        for (int depth = 0; depth <= SparseProof.MAX_SIBLINGS; depth++) {
            frames[depth * FRAME] = 1;
        }
    }

    static SparseHasher ofThread() {
        return OF_THREAD.get();
    }

    byte[] inner(Node left, Node right) {
        left.hashInto(frames, LEFT);
        right.hashInto(frames, RIGHT);
        digest(frames, 0, result, 0);
        return result;
    }

    /** The hash of the subtree at {@code depth} that holds exactly these sorted entries. */
    byte[] entries(byte[] entries, int depth) {
        return entries(entries, 0, entries.length / Packed.ENTRY, depth);
    }

    byte[] entries(byte[] entries, int from, int to, int depth) {
        subtree(entries, from, to, depth, result, 0);
        return result;
    }

    private void subtree(byte[] entries, int from, int to, int depth, byte[] target, int offset) {
        switch (to - from) {
            case 0 -> Arrays.fill(target, offset, offset + Hash.LENGTH, (byte) 0);
            case 1 -> leaf(entries, from, target, offset);
            default -> {
                int split = Packed.split(entries, from, to, depth);
                int frame = depth * FRAME;
                subtree(entries, from, split, depth + 1, frames, frame + LEFT);
                subtree(entries, split, to, depth + 1, frames, frame + RIGHT);
                digest(frames, frame, target, offset);
            }
        }
    }

    private void leaf(byte[] entries, int index, byte[] target, int offset) {
        System.arraycopy(entries, index * Packed.ENTRY, leaf, 1, Packed.ENTRY);
        digest(leaf, 0, target, offset);
    }

    private void digest(byte[] frame, int offset, byte[] target, int targetOffset) {
        try {
            digest.update(frame, offset, FRAME);
            digest.digest(target, targetOffset, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 does not fit into 32 bytes", e);
        }
    }
}
