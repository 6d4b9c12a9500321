package org.stele.crypto.merkle;

import java.util.Arrays;

/** A subtree of few entries, packed into one array. Its size is a matter of storage alone and never shows in a hash. */
final class Bucket extends Node {
    /** Measured best between speed (fewer entries to hash again) and memory (fewer objects). */
    static final int MAX = 8;

    static final Bucket EMPTY = new Bucket(new byte[0], new byte[32]);

    final byte[] entries;

    private Bucket(byte[] entries, byte[] hash) {
        super(entries.length / Packed.ENTRY, hash, 0);
        this.entries = entries;
    }

    /** Takes {@code entries}, sorted, as they are. */
    static Bucket of(byte[] entries, int depth, SparseHasher hasher) {
        return entries.length == 0 ? EMPTY : new Bucket(entries, hasher.entries(entries, depth));
    }

    static byte[] concat(Bucket left, Bucket right) {
        byte[] both = Arrays.copyOf(left.entries, left.entries.length + right.entries.length);
        System.arraycopy(right.entries, 0, both, left.entries.length, right.entries.length);
        return both;
    }
}
