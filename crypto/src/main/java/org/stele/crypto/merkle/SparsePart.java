package org.stele.crypto.merkle;

import java.util.Arrays;

/** Unsorted packed entries that share their first bits, until they are built into one subtree. */
final class SparsePart {
    private static final byte[] NOTHING = {};

    private byte[] entries = NOTHING;
    private int count;

    void add(byte[] keyHash, byte[] valueHash) {
        if (count * Packed.ENTRY == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(8 * Packed.ENTRY, entries.length + entries.length / 2));
        }
        Packed.put(entries, count++, keyHash, valueHash);
    }

    /** The subtree at {@code depth}; this part is empty afterwards, so that its memory is free. */
    Node build(int depth) {
        byte[] sorted = sorted();
        int size = count;
        entries = NOTHING;
        count = 0;
        return Node.build(sorted, 0, size, depth, SparseHasher.ofThread());
    }

    private byte[] sorted() {
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Packed.compareKeys(entries, a, entries, b));
        byte[] sorted = new byte[count * Packed.ENTRY];
        for (int i = 0; i < count; i++) {
            if (i > 0 && Packed.compareKeys(entries, order[i - 1], entries, order[i]) == 0) {
                throw new IllegalArgumentException("a key hash stands twice among the entries");
            }
            System.arraycopy(entries, order[i] * Packed.ENTRY, sorted, i * Packed.ENTRY, Packed.ENTRY);
        }
        return sorted;
    }
}
