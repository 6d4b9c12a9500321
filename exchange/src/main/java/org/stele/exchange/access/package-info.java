/**
 * Asking another custodian for a patient's records, on behalf of this organisation's staff. Start at {@link
 * org.stele.exchange.access.Access}.
 */
@NullMarked
package org.stele.exchange.access;

import org.jspecify.annotations.NullMarked;
