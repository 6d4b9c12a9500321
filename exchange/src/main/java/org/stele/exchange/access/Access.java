package org.stele.exchange.access;

import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.transaction.Envelope;

/** The asker's side of a shared read. Safe for use by many threads. */
public interface Access {
    /**
     * Takes the request to its end on the ledger, then fetches what the custodian releases. The package is handed on and
     * nowhere stored.
     *
     * @param envelope {@code access.request} or {@code access.breakGlass}, signed by a seat here
     * @throws org.stele.exchange.ExchangeException {@code ACCESS_REFUSED} whoever denied it; {@code INVALID}, {@code
     *     NOT_TAKEN}, {@code LEDGER_STOPPED}, {@code PEER_UNREACHABLE}
     */
    Released ask(OrganisationId custodian, Envelope envelope);
}
