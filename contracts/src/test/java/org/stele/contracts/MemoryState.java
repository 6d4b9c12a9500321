package org.stele.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Codec;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.contract.TableType;

/** A state in memory that holds bytes as the ledger does, so that whatever is put goes through its codec and back. */
final class MemoryState implements StateWriter {
    private record Place(String table, Bytes key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTable = table.compareTo(other.table);
            return byTable != 0 ? byTable : key.compareTo(other.key);
        }
    }

    private final Map<Place, Bytes> rows;

    MemoryState() {
        this(new TreeMap<>());
    }

    private MemoryState(Map<Place, Bytes> rows) {
        this.rows = rows;
    }

    MemoryState copy() {
        return new MemoryState(new TreeMap<>(rows));
    }

    void become(MemoryState other) {
        rows.clear();
        rows.putAll(other.rows);
    }

    int size() {
        return rows.size();
    }

    long rowsOf(TableType<?, ?> table) {
        return rows.keySet().stream()
                .filter(place -> place.table().equals(table.name()))
                .count();
    }

    boolean isSameAs(MemoryState other) {
        return rows.equals(other.rows);
    }

    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return Optional.ofNullable(rows.get(place(table, key)))
                .map(bytes -> table.values().decode(bytes.toArray()));
    }

    @Override
    public <K, V> void put(TableType<K, V> table, K key, V value) {
        rows.put(place(table, key), Bytes.wrap(stable(table.values(), value)));
    }

    @Override
    public <K, V> void remove(TableType<K, V> table, K key) {
        rows.remove(place(table, key));
    }

    private static <K> Place place(TableType<K, ?> table, K key) {
        return new Place(table.name(), Bytes.wrap(stable(table.keys(), key)));
    }

    private static <T> byte[] stable(Codec<T> codec, T value) {
        byte[] bytes = codec.encode(value);
        T back = codec.decode(bytes);
        if (!back.equals(value)) {
            throw new AssertionError(
                    "stored and read back, a " + value.getClass().getSimpleName() + " is another");
        }
        return bytes;
    }
}
