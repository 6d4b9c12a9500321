/**
 * What members say to each other, outside of the ledger, when nothing becomes final any more because who led the ordering told
 * them different things: what each of them voted for, and what follows from that.
 */
@NullMarked
package org.stele.ledger.agreement;

import org.jspecify.annotations.NullMarked;
