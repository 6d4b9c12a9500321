/**
 * Proofs that a third party checks with nothing but the genesis. Start at {@link org.stele.ledger.proof.ProofVerifier}.
 */
@NullMarked
package org.stele.ledger.proof;

import org.jspecify.annotations.NullMarked;
