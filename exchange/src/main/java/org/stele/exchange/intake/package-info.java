/**
 * Taking in records: staged and sealed in the vault, signed by those who answer for them, committed on the ledger, then active,
 * all of a bundle or nothing. Start at {@link org.stele.exchange.intake.Intake}.
 */
@NullMarked
package org.stele.exchange.intake;

import org.jspecify.annotations.NullMarked;
