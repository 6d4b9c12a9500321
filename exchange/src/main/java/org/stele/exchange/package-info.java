/**
 * What an organisation does with its patients' records: the use cases that join the ledger's contracts and the vault.
 *
 * <p>What may not live here: HTTP, FHIR, Spring, consensus, SQL. Start at {@link org.stele.exchange.Exchange}; what goes
 * wrong in an expected way is an {@link org.stele.exchange.ExchangeException} with one of the closed reasons.
 */
@NullMarked
package org.stele.exchange;

import org.jspecify.annotations.NullMarked;
