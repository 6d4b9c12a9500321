/**
 * A running node, one class a station: door → proposer → (ordering) → intake → execution → storage → certification → finality.
 * Stations hand over through bounded queues. Start at {@link org.stele.ledger.LedgerNode}, which wires them.
 */
@NullMarked
package org.stele.ledger.pipeline;

import org.jspecify.annotations.NullMarked;
