package org.stele.crypto;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A cache of at most twice {@code generation} entries for many threads: what was not asked for while a whole generation of
 * others came in is forgotten. Reading takes no lock.
 */
final class BoundedCache<K, V> {
    private final int generation;
    private volatile ConcurrentHashMap<K, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<K, V> old = new ConcurrentHashMap<>();

    BoundedCache(int generation) {
        this.generation = generation;
    }

    /** What is cached for {@code key}, else what {@code load} makes of it; nothing is kept where that throws. */
    V get(K key, Function<K, V> load) {
        V value = young.get(key);
        return value != null ? value : promote(key, load);
    }

    int size() {
        return young.size() + old.size();
    }

    private V promote(K key, Function<K, V> load) {
        V known = old.get(key);
        V value = known != null ? known : load.apply(key);
        if (young.size() >= generation) {
            age();
        }
        young.put(key, value);
        return value;
    }

    private synchronized void age() {
        if (young.size() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
