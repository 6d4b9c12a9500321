package org.stele.ledger.state;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.TableType;

/** What stands under a key, decoded at most once. Values are immutable, so that all may share one. */
public final class Cell {
    public static final Cell ABSENT = new Cell(Optional.empty(), null);

    private final Optional<Bytes> stored;
    private volatile @Nullable Object decoded;

    private Cell(Optional<Bytes> stored, @Nullable Object decoded) {
        this.stored = stored;
        this.decoded = decoded;
    }

    public static Cell of(Optional<Bytes> stored) {
        return stored.isEmpty() ? ABSENT : new Cell(stored, null);
    }

    static <V> Cell of(TableType<?, V> table, V value) {
        return new Cell(Optional.of(Bytes.wrap(table.values().encode(value))), value);
    }

    public Optional<Bytes> stored() {
        return stored;
    }

    @SuppressWarnings("unchecked") // a key holds the name of its table, and a table has one type of value
    <V> Optional<V> as(TableType<?, V> table) {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Object known = decoded;
        if (known == null) {
            known = table.values().decode(stored.get().unsafeArray());
            decoded = known;
        }
        return Optional.of((V) known);
    }
}
