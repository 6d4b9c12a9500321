/**
 * How those who use a node at the same time share what it has: room, by {@link org.stele.ledger.fairness.Shares}, and time, by
 * {@link org.stele.ledger.fairness.TurnQueue}.
 *
 * <p>What may not live here: anything that knows what is shared, or by whom.
 */
@NullMarked
package org.stele.ledger.fairness;

import org.jspecify.annotations.NullMarked;
