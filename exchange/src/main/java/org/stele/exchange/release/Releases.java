package org.stele.exchange.release;

import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Author;

/** Releases records to whom a permit names. Safe for use by many threads. */
public interface Releases {
    /**
     * Releases, sealed to the permit's recipient, what the permit permits now.
     *
     * @param author the permit's asker, or the asker's organisation
     * @return a release package; without records where the permit covers none
     * @throws org.stele.exchange.ExchangeException {@code ACCESS_REFUSED} whatever the reason; {@code LEDGER_BEHIND}, {@code
     *     VAULT_UNAVAILABLE} whoever asks for whatever
     */
    Bytes release(Author author, ReleaseRequest request);
}
