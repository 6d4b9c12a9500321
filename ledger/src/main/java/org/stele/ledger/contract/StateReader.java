package org.stele.ledger.contract;

import java.util.Optional;

/** Reads typed tables of one state: the state being built during execution, or a certified one. */
public interface StateReader {
    <K, V> Optional<V> get(TableType<K, V> table, K key);

    default <K, V> boolean contains(TableType<K, V> table, K key) {
        return get(table, key).isPresent();
    }
}
