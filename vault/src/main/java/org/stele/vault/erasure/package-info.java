/**
 * Ending records: erased for real, restricted until a day, or refused with a ground; legal holds; and the tombstones that a
 * restored database replays before it serves. Start at {@link org.stele.vault.erasure.Erasure}.
 */
@NullMarked
package org.stele.vault.erasure;

import org.jspecify.annotations.NullMarked;
