package org.stele.vault.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the most recently used values, within a total weight. Safe for use by many threads. */
public final class Lru<K, V extends Lru.Weighed> {
    /** Something that says how much room it takes. */
    public interface Weighed {
        /** In any unit, the same for all values of one cache; at least 1. */
        long weight();
    }

    private final long capacity;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long total;

    /**
     * @param capacity the greatest total weight
     */
    public Lru(long capacity) {
        this.capacity = capacity;
    }

    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    public synchronized void put(K key, V value) {
        remove(key);
        values.put(key, value);
        total += value.weight();
        shrink();
    }

    public synchronized void remove(K key) {
        V old = values.remove(key);
        total -= old == null ? 0 : old.weight();
    }

    private void shrink() {
        var eldest = values.entrySet().iterator();
        while (total > capacity && eldest.hasNext()) {
            Map.Entry<K, V> entry = eldest.next();
            total -= entry.getValue().weight();
            eldest.remove();
        }
    }
}
