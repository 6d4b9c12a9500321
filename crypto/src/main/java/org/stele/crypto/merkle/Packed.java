package org.stele.crypto.merkle;

import java.util.Arrays;
import org.stele.crypto.Hash;

/** Steps on packed entries: 64 bytes each, key hash ‖ value hash, ascending by key hash, none twice. */
final class Packed {
    static final int KEY = Hash.LENGTH;
    static final int ENTRY = 2 * Hash.LENGTH;

    private Packed() {}

    /** The bit that decides at {@code depth}: 0 for left, 1 for right; most significant first. */
    static int bit(byte[] bytes, int offset, int depth) {
        return bytes[offset + (depth >>> 3)] >>> (7 - (depth & 7)) & 1;
    }

    /** The first entry of {@code from..to} that goes right at {@code depth}, or {@code to}. */
    static int split(byte[] entries, int from, int to, int depth) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bit(entries, middle * ENTRY, depth) == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static int compareKeys(byte[] a, int i, byte[] b, int j) {
        return Arrays.compareUnsigned(a, i * ENTRY, i * ENTRY + KEY, b, j * ENTRY, j * ENTRY + KEY);
    }

    static boolean hasKey(byte[] entries, int i, byte[] key) {
        return Arrays.equals(entries, i * ENTRY, i * ENTRY + KEY, key, 0, KEY);
    }

    /** Where {@code key} stands among sorted {@code entries}, or a negative number. */
    static int find(byte[] entries, byte[] key) {
        for (int i = 0; i < entries.length / ENTRY; i++) {
            if (hasKey(entries, i, key)) {
                return i;
            }
        }
        return -1;
    }

    static byte[] slice(byte[] entries, int from, int to) {
        return Arrays.copyOfRange(entries, from * ENTRY, to * ENTRY);
    }

    static void put(byte[] entries, int i, byte[] keyHash, byte[] valueHash) {
        System.arraycopy(keyHash, 0, entries, i * ENTRY, KEY);
        System.arraycopy(valueHash, 0, entries, i * ENTRY + KEY, KEY);
    }

    static Hash keyAt(byte[] entries, int i) {
        return Hash.wrap(Arrays.copyOfRange(entries, i * ENTRY, i * ENTRY + KEY));
    }

    static Hash valueAt(byte[] entries, int i) {
        return Hash.wrap(Arrays.copyOfRange(entries, i * ENTRY + KEY, (i + 1) * ENTRY));
    }
}
