package org.stele.exchange.trail;

import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Author;

/** Reads trails, of all of a patient's subjects together, for the patient only. Safe for use by many threads. */
public interface Trails {
    /**
     * The trail, to be shown.
     *
     * @param author the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    TrailView read(Author author, SubjectId home);

    /**
     * The trail, entry by entry.
     *
     * @param kind of the record that says who the patient is
     * @throws org.stele.exchange.ExchangeException as {@link #read}
     */
    TrailLines lines(Author author, SubjectId home, String kind);

    /**
     * The trail as a proof file. The journal's part goes up to a root that is on the ledger: one is posted first where
     * entries wait for it.
     */
    Bytes file(Author author, SubjectId home);
}
