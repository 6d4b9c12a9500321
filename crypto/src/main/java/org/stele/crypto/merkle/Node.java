package org.stele.crypto.merkle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.stele.crypto.Hash;

/** A subtree: immutable, with its hash in four numbers, which take half the memory of an array. */
abstract sealed class Node permits Inner, Bucket {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    final int count;
    private final long hash0;
    private final long hash1;
    private final long hash2;
    private final long hash3;

    /** Copies the hash from {@code hash} at {@code offset}. */
    Node(int count, byte[] hash, int offset) {
        this.count = count;
        this.hash0 = (long) LONG.get(hash, offset);
        this.hash1 = (long) LONG.get(hash, offset + 8);
        this.hash2 = (long) LONG.get(hash, offset + 16);
        this.hash3 = (long) LONG.get(hash, offset + 24);
    }

    void hashInto(byte[] target, int offset) {
        LONG.set(target, offset, hash0);
        LONG.set(target, offset + 8, hash1);
        LONG.set(target, offset + 16, hash2);
        LONG.set(target, offset + 24, hash3);
    }

    Hash hash() {
        byte[] hash = new byte[Hash.LENGTH];
        hashInto(hash, 0);
        return Hash.wrap(hash);
    }

    /** The subtree at {@code depth} over sorted {@code entries} from {@code from} to {@code to}. */
    static Node build(byte[] entries, int from, int to, int depth, SparseHasher hasher) {
        if (to - from <= Bucket.MAX) {
            return Bucket.of(Packed.slice(entries, from, to), depth, hasher);
        }
        int split = Packed.split(entries, from, to, depth);
        Node left = build(entries, from, split, depth + 1, hasher);
        return Inner.of(left, build(entries, split, to, depth + 1, hasher), hasher);
    }
}
