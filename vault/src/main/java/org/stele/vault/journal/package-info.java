/**
 * What was done with whose records, by whom, what for and under which permission: one hash chain per subject, encrypted, with
 * the heads of all chains in a sparse Merkle tree whose root goes onto the ledger. A {@link
 * org.stele.vault.journal.JournalReceipt} is the only thing that unwraps a record's key, and only this package makes one.
 *
 * <p>Start at {@link org.stele.vault.journal.Journal}; the offline check is in {@code org.stele.vault.journal.proof}.
 */
@NullMarked
package org.stele.vault.journal;

import org.jspecify.annotations.NullMarked;
