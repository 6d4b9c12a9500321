/**
 * The chain: transactions, blocks, authenticated state, the contracts' runtime, certificates and proofs.
 *
 * <p>What may not live here: anything that knows of health care, of Spring or of HTTP. Start at
 * {@link org.stele.ledger.contract.Contract}.
 */
@NullMarked
package org.stele.ledger;

import org.jspecify.annotations.NullMarked;
