/** An independent walk over a stopped node's folder. Start at {@link org.stele.ledger.fsck.Fsck}. */
@NullMarked
package org.stele.ledger.fsck;

import org.jspecify.annotations.NullMarked;
