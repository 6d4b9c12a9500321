package org.stele.ledger.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.contract.TableType;

/**
 * The state while a block is executed: the state before it, what its finished transactions wrote, and what the one that runs
 * has written, which can be taken back. For one thread.
 */
public final class BlockState implements StateWriter {
    private final CellSource before;
    private final Map<Bytes, Cell> block = new HashMap<>();
    private final Map<Bytes, Cell> running = new HashMap<>();

    public BlockState(CellSource before) {
        this.before = before;
    }

    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return cell(StateKeys.of(table, key)).as(table);
    }

    @Override
    public <K, V> void put(TableType<K, V> table, K key, V value) {
        running.put(StateKeys.of(table, key), Cell.of(table, value));
    }

    @Override
    public <K, V> void remove(TableType<K, V> table, K key) {
        running.put(StateKeys.of(table, key), Cell.ABSENT);
    }

    /** Keeps what was written since the last call. */
    public void keep() {
        block.putAll(running);
        running.clear();
    }

    /** Takes back what was written since the last {@link #keep}. */
    public void takeBack() {
        running.clear();
    }

    /** What was kept and differs from the state before. */
    public Changes changes() {
        Changes changes = new Changes();
        block.forEach((key, cell) -> changes.add(key, before.cell(key), cell));
        return changes;
    }

    private Cell cell(Bytes key) {
        Cell cell = running.get(key);
        if (cell == null) {
            cell = block.get(key);
        }
        return cell == null ? before.cell(key) : cell;
    }
}
