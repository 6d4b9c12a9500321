package org.stele.ledger.contract;

/** Writes typed tables of the state that is being built. */
public interface StateWriter extends StateReader {
    <K, V> void put(TableType<K, V> table, K key, V value);

    <K, V> void remove(TableType<K, V> table, K key);
}
