package org.stele.ledger.pipeline;

import org.stele.ledger.block.Header;
import org.stele.ledger.state.CachedCells;
import org.stele.ledger.state.CellSource;
import org.stele.ledger.state.StateVersion;
import org.stele.ledger.validator.ValidatorSet;

/**
 * The newest block that is stored.
 *
 * @param cells of its version, remembered while it is the newest
 * @param validators in force after it
 */
record Newest(StateVersion version, CellSource cells, ValidatorSet validators) {
    Newest(StateVersion version, ValidatorSet validators) {
        this(version, new CachedCells(version), validators);
    }

    Header header() {
        return version.header();
    }
}
