package org.stele.ledger.state;

import java.util.Map;
import org.stele.crypto.Hash;

/**
 * What a block replaced, so that it can be taken back.
 *
 * @param cells of the state, by stored key
 * @param places of the index: where a transaction stood as void that the block executed
 */
record Replaced(Map<StateKey, Cell> cells, Map<Hash, Location> places) {}
