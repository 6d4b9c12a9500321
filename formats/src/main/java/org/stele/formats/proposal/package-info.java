/**
 * What a person is asked to grant: the same at the node that keeps the question and on the device that shows and signs it.
 *
 * <p>What may not live here: who may ask, and how long. Start at {@link org.stele.formats.proposal.GrantProposal}.
 */
@NullMarked
package org.stele.formats.proposal;

import org.jspecify.annotations.NullMarked;
