/**
 * Transactions: what is signed, what travels, and the one place where bytes from outside become a transaction. Start at
 * {@link org.stele.ledger.transaction.Envelope}; clients at {@link org.stele.ledger.transaction.TransactionBuilder}.
 */
@NullMarked
package org.stele.ledger.transaction;

import org.jspecify.annotations.NullMarked;
