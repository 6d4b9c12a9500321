package org.stele.ledger.state;

/** Where stored values come from. */
@FunctionalInterface
public interface CellSource {
    Cell cell(StateKey key);
}
