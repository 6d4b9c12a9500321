/**
 * Journal entries, how they chain, and the check of a whole subject's journal against a root on the ledger. Depends on nothing
 * but {@code crypto}: a verifier needs no vault and no database. Start at {@link org.stele.vault.journal.proof.JournalProof}.
 */
@NullMarked
package org.stele.vault.journal.proof;

import org.jspecify.annotations.NullMarked;
