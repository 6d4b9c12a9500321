/**
 * What clinicians ask patients to grant, until the patients decide: with their own keys, on the ledger, or by declining. What may not live
 * here: anything that signs for a patient. Start at {@link org.stele.exchange.proposal.Proposals}.
 */
@NullMarked
package org.stele.exchange.proposal;

import org.jspecify.annotations.NullMarked;
