package org.stele.exchange.proposal;

/**
 * A proposal that is kept now.
 *
 * @param isNew whether it was not known before
 */
public record SavedProposal(boolean isNew, Proposed proposed) {}
