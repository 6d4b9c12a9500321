/** The rules of a network of health care as the ledger runs them: the contracts, who may act, the validators, the genesis. Start at {@link org.stele.contracts.rules.HealthRules}. */
@NullMarked
package org.stele.contracts.rules;

import org.jspecify.annotations.NullMarked;
