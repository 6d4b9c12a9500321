package org.stele.exchange.peer;

import org.stele.contracts.id.OrganisationId;

/** The way to other organisations' nodes. Safe for use by many threads. */
public interface Peers {
    /**
     * The way to another organisation.
     *
     * @throws org.stele.exchange.ExchangeException {@code PEER_UNREACHABLE} where no address is known
     */
    Peer peer(OrganisationId organisation);
}
