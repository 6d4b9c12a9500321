package org.stele.ledger.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what was read of one version of the state, for as long as that is the newest. Safe for many threads. */
public final class CachedCells implements CellSource {
    private final CellSource version;
    private final Map<StateKey, Cell> cells = new ConcurrentHashMap<>();

    public CachedCells(CellSource version) {
        this.version = version;
    }

    @Override
    public Cell cell(StateKey key) {
        Cell known = cells.get(key);
        if (known == null) {
            known = version.cell(key);
            cells.put(key, known);
        }
        return known;
    }
}
