package org.stele.crypto.merkle;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Unsorted packed entries that share their first bits, until they are built into one subtree. */
final class SparsePart {
    private static final byte[] NOTHING = {};

    private byte[] entries = NOTHING;
    private int count;

    void add(byte[] keyHash, byte[] valueHash) {
        if (count * Packed.ENTRY == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(8, count + count / 2) * Packed.ENTRY);
        }
        Packed.put(entries, count++, keyHash, valueHash);
    }

    /** The subtree at {@code depth}; this part is empty afterwards, so that its memory is free. */
    Node build(int depth) {
        byte[] sorted = sorted(depth);
        int size = count;
        entries = NOTHING;
        count = 0;
        return Node.build(sorted, 0, size, depth, SparseHasher.ofThread());
    }

    private byte[] sorted(int depth) {
        int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        long[] order = order(depth, indexBits);
        byte[] sorted = new byte[count * Packed.ENTRY];
        for (int i = 0; i < count; i++) {
            int index = (int) (order[i] & ((1L << indexBits) - 1));
            insert(sorted, i, index);
        }
        return sorted;
    }

    /** The entries' places in ascending order of the bits that follow the shared ones, as far as they fit beside the place. */
    private long[] order(int depth, int indexBits) {
        ByteBuffer bytes = ByteBuffer.wrap(entries);
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            long bits = bytes.getLong(i * Packed.ENTRY) << depth;
            order[i] = ((bits >>> (1 + indexBits)) << indexBits) | i;
        }
        Arrays.sort(order);
        return order;
    }

    /** Puts an entry at {@code place}, or before those that only their later bits tell apart. */
    private void insert(byte[] sorted, int place, int index) {
        int at = place;
        while (at > 0 && isAfter(sorted, at - 1, index)) {
            System.arraycopy(sorted, (at - 1) * Packed.ENTRY, sorted, at * Packed.ENTRY, Packed.ENTRY);
            at--;
        }
        System.arraycopy(entries, index * Packed.ENTRY, sorted, at * Packed.ENTRY, Packed.ENTRY);
    }

    private boolean isAfter(byte[] sorted, int before, int index) {
        int comparison = Packed.compareKeys(sorted, before, entries, index);
        if (comparison == 0) {
            throw new IllegalArgumentException("a key hash stands twice among the entries");
        }
        return comparison > 0;
    }
}
