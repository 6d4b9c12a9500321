package org.stele.exchange.erase;

import java.util.List;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/** Carries out requests for erasure. Safe for use by many threads. */
public interface Erasures {
    /**
     * Takes a patient's request: submits it, erases or restricts what is held here as the retention table says, asks the
     * other holders, again and again until each has answered.
     *
     * <p>Each holder is asked in a request of its own: this organisation on the patient's home, another, for its copies, on the
     * patient's subject for it. Copies are asked for before what they are copies of.
     *
     * @param envelope {@code consent.requestErasure}, signed by the patient
     * @param openings one for each item, in their order
     * @return how it stands when this organisation has answered for its own; others may be awaited
     * @throws org.stele.exchange.ExchangeException {@code INVALID}, {@code NOT_FOUND} where a record is not the patient's,
     *     {@code OPENING_MISMATCH}, {@code HOLDER_MISSING}, {@code CONTRACT_REFUSED} and what submitting brings
     */
    ErasureReport request(Envelope envelope, List<ErasureOpening> openings);

    /**
     * How a request stands, with those for the copies of what it names.
     *
     * @param author the patient's home
     */
    ErasureReport report(Author author, ErasureId request);

    /**
     * The certificate as a proof file, once every holder has answered.
     *
     * @param author the patient's home
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}; {@code ERASURE_OPEN} with who is awaited or overdue
     */
    Bytes certificate(Author author, ErasureId request);

    /**
     * Is told, as a holder, which of its records an item means; answers on the ledger before it returns. Repeating it
     * changes nothing.
     *
     * @param from the custodian that the patient asked, which signed the message
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} unless request, item and copy fit together
     */
    void held(OrganisationId from, HeldErasure order);
}
