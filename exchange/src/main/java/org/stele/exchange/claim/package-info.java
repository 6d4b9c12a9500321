/**
 * A patient takes the subject that a custodian keeps for them, in person. Start at {@link org.stele.exchange.claim.Claims}.
 */
@NullMarked
package org.stele.exchange.claim;

import org.jspecify.annotations.NullMarked;
