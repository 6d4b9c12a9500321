package org.stele.exchange.access;

import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;
import org.stele.vault.subject.Identifier;

/** The asker's side of a shared read. Safe for use by many threads. */
public interface Access {
    /**
     * The subject on which this organisation asks a custodian for a person, whether or not they are a patient there.
     *
     * @param seat of this organisation
     * @param person a number that an authority gave the person, known to both
     */
    SubjectId subject(Author seat, OrganisationId custodian, Identifier person);

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
