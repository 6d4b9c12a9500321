/**
 * The rules of health care as contracts: who a party is, what may be seen, what was done. One package a subject; here only
 * what all of them share: the {@link org.stele.contracts.Codes} and {@link org.stele.contracts.Validity}.
 *
 * <p>What may not live here: health data, free text, a clock, randomness in an execution, I/O, or anything of vault and
 * exchange. Start at {@code org.stele.contracts.rules.HealthRules}. A package uses only those before it in this order: {@code
 * id, network, credential, trail, identity, record, consent, access, rules}.
 */
@NullMarked
package org.stele.contracts;

import org.jspecify.annotations.NullMarked;
