package org.stele.crypto.merkle;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stele.crypto.Hash;

/** The sparse tree's definition, word for word, without any thought of speed. */
final class NaiveSparseTree {
    private NaiveSparseTree() {}

    static Hash root(SortedMap<Hash, Hash> entries) {
        return root(entries, 0);
    }

    private static Hash root(SortedMap<Hash, Hash> entries, int depth) {
        if (entries.isEmpty()) {
            return Hash.wrap(new byte[32]);
        }
        if (entries.size() == 1) {
            return entries.entrySet().stream()
                    .map(e -> Hash.of(
                            new byte[] {0},
                            e.getKey().unsafeArray(),
                            e.getValue().unsafeArray()))
                    .findFirst()
                    .orElseThrow();
        }
        Hash left = root(side(entries, depth, false), depth + 1);
        Hash right = root(side(entries, depth, true), depth + 1);
        return Hash.of(new byte[] {1}, left.unsafeArray(), right.unsafeArray());
    }

    private static SortedMap<Hash, Hash> side(SortedMap<Hash, Hash> entries, int depth, boolean right) {
        return entries.entrySet().stream()
                .filter(entry -> bit(entry.getKey(), depth) == right)
                .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue(), (a, b) -> b, TreeMap::new));
    }

    private static boolean bit(Hash key, int depth) {
        return (key.unsafeArray()[depth / 8] & 0x80 >> depth % 8) != 0;
    }
}
