/**
 * As whom a patient stands on the ledger: one subject that they claim at the desk, and one more for each organisation that has to
 * do with them, so that nobody joins these from the ledger. Start at {@link org.stele.exchange.audience.Audiences}.
 */
@NullMarked
package org.stele.exchange.audience;

import org.jspecify.annotations.NullMarked;
