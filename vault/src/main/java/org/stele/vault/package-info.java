/**
 * One organisation's encrypted records beside the chain, on PostgreSQL: sealed record versions, one index segment per
 * subject, the directory of persons, the journal of every use, retention and erasure.
 *
 * <p>What may not live here: the ledger, contracts, transports, FHIR. Nothing that names a person, a date or a category is
 * ever written in clear, whatever the table. Start at {@link org.stele.vault.Vault}.
 */
@NullMarked
package org.stele.vault;

import org.jspecify.annotations.NullMarked;
