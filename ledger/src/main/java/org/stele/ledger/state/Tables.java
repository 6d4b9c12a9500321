package org.stele.ledger.state;

import java.util.Optional;
import org.stele.ledger.contract.StateReader;
import org.stele.ledger.contract.TableType;

/** Typed reading over stored values. */
public record Tables(CellSource source) implements StateReader {
    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return source.cell(StateKey.of(table, key)).as(table);
    }
}
