/**
 * Who may see what, now: requests and their permits, the breaking of the glass and its reviews. {@link
 * org.stele.contracts.access.AccessDecision} decides as a pure function of a state, so that custodians and patients' wallets
 * can decide the same again. Start at {@link org.stele.contracts.access.AccessContract}.
 */
@NullMarked
package org.stele.contracts.access;

import org.jspecify.annotations.NullMarked;
