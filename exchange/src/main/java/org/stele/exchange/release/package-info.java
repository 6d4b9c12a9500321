/**
 * The custodian's side of a read: a permit that still holds, the journal first, the filter by committed labels, the package
 * sealed to the recipient. Start at {@link org.stele.exchange.release.Releases}.
 */
@NullMarked
package org.stele.exchange.release;

import org.jspecify.annotations.NullMarked;
