/**
 * Breaking the glass while nothing becomes final: asked for with a signed transaction that the ledger cannot take yet, answered on
 * the custodian's last certified state, handed in by both sides as soon as there is a quorum again.
 *
 * <p>What may not live here: any way round a ledger that works. Start at {@link
 * org.stele.exchange.provisional.Provisionals}.
 */
@NullMarked
package org.stele.exchange.provisional;

import org.jspecify.annotations.NullMarked;
