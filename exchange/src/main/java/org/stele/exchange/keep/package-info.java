/**
 * Keeping a copy of what another custodian released, once it was used in care. Start at {@link
 * org.stele.exchange.keep.Keeping}.
 */
@NullMarked
package org.stele.exchange.keep;

import org.jspecify.annotations.NullMarked;
