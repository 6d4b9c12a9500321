package org.stele.exchange.identify;

import org.stele.contracts.id.OrganisationId;

/** A question that is in the journal, so that it may be put. Safe for use by many threads. */
@FunctionalInterface
public interface Announced {
    /**
     * Asks one of the organisations.
     *
     * @return nobody for this organisation itself, which is not asked
     * @throws org.stele.exchange.ExchangeException {@code PEER_UNREACHABLE}, also for what is no answer, and what the other side refuses with
     */
    Identification ask(OrganisationId organisation);
}
