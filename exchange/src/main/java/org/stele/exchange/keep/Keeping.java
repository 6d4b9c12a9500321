package org.stele.exchange.keep;

import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.contract.Author;

/** Keeps copies, and is told of them. Safe for use by many threads. */
public interface Keeping {
    /**
     * Checks the record against its source's commitment, commits it as this organisation's own, and tells the source's
     * custodian, again and again until it knows. Repeating it answers with the same copy.
     *
     * @param clinician a seat here with the power SIGN
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code NOT_FOUND} where the permit was not this
     *     organisation's or the record not released under it, {@code COMMITMENT_MISMATCH}, and what submitting brings
     */
    Kept keep(Author clinician, KeepOrder order);

    /**
     * Is told, as the source's custodian, that another organisation keeps a copy: journalled for the patient. Repeating it
     * changes nothing.
     *
     * @param from who keeps it and signed the message
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} unless permit, source and copy fit together
     */
    void kept(OrganisationId from, KeptNotice notice);
}
