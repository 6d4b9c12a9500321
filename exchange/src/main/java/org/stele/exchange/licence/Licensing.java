package org.stele.exchange.licence;

import org.stele.ledger.contract.Author;

/** What a board's node does. Suspending, reinstating and revoking are plain transactions. Safe for use by many threads. */
public interface Licensing {
    /**
     * Registers a licence on the ledger and issues its credential.
     *
     * @param author this organisation, in the role BOARD
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code INVALID}, {@code CONTRACT_REFUSED} and what
     *     submitting brings
     */
    IssuedLicence issue(Author author, LicenceOrder order);
}
