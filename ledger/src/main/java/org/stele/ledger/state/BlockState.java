package org.stele.ledger.state;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stele.ledger.contract.StateWriter;
import org.stele.ledger.contract.TableType;

/**
 * The state while a block is executed: the state before it, what its finished transactions wrote, and what the one that runs
 * has written, which can be taken back. For one thread.
 */
public final class BlockState implements StateWriter {
    /** What stood under a key before, with the one key that remembers its hash. */
    private record Before(StateKey key, Cell cell) {}

    private final CellSource before;
    /** What was asked of the state before: the same keys are asked for again and again, and once more in the end. */
    private final Map<StateKey, Before> known = new HashMap<>();

    private final Map<StateKey, Cell> block = new HashMap<>();
    private final Map<StateKey, Cell> running = new HashMap<>();

    public BlockState(CellSource before) {
        this.before = before;
    }

    @Override
    public <K, V> Optional<V> get(TableType<K, V> table, K key) {
        return cell(StateKey.of(table, key)).as(table);
    }

    @Override
    public <K, V> void put(TableType<K, V> table, K key, V value) {
        running.put(StateKey.of(table, key), Cell.of(table, value));
    }

    @Override
    public <K, V> void remove(TableType<K, V> table, K key) {
        running.put(StateKey.of(table, key), Cell.ABSENT);
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
        block.forEach((key, cell) -> {
            Before was = before(key);
            changes.add(was.key(), was.cell(), cell);
        });
        return changes;
    }

    private Cell cell(StateKey key) {
        Cell cell = running.get(key);
        if (cell == null) {
            cell = block.get(key);
        }
        return cell == null ? before(key).cell() : cell;
    }

    private Before before(StateKey key) {
        return known.computeIfAbsent(key, asked -> new Before(asked, before.cell(asked)));
    }
}
