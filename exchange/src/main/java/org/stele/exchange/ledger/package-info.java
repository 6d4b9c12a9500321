/**
 * The way to the ledger: transactions taken to their end, and certified states of a known age. Start at {@link
 * org.stele.exchange.ledger.LedgerDoor}.
 */
@NullMarked
package org.stele.exchange.ledger;

import org.jspecify.annotations.NullMarked;
