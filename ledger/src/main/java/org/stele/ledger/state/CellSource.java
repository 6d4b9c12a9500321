package org.stele.ledger.state;

import org.stele.crypto.Bytes;

/** Where stored values come from. */
@FunctionalInterface
public interface CellSource {
    Cell cell(Bytes key);
}
