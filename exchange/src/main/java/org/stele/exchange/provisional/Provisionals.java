package org.stele.exchange.provisional;

import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/**
 * Emergencies without a quorum. What is asked is a transaction, {@code access.breakGlassProvisionally}, signed with the
 * clinician's key; both sides keep it before anything is released, and hand it in by themselves. Safe for use by many threads.
 */
public interface Provisionals {
    /**
     * The asker's side: keeps what was signed, then asks the custodian. Where the custodian's answer does not come, what was
     * signed is handed in all the same: the custodian may have released.
     *
     * @param caller the seat here that signed
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} unless the seat is here and signed; {@code
     *     PEER_UNREACHABLE}; and what {@link #release} throws
     */
    ProvisionalRelease ask(Author caller, OrganisationId custodian, Envelope envelope);

    /**
     * The custodian's side: releases the emergency set on the last certified state. The same transaction may come again within
     * its time.
     *
     * @param asker the organisation of the seat that signed
     * @throws org.stele.exchange.ExchangeException {@code LEDGER_AT_WORK} where the ledger takes transactions; {@code
     *     ACCESS_REFUSED} whatever is wrong with seat, licence or subject; {@code INVALID} where what was signed could not be
     *     handed in later, or was signed at another time; {@code NOT_TAKEN} where it is no such transaction; {@code
     *     TOO_MUCH_UNTOLD}; {@code LEDGER_BEHIND} where the last certified state is older than three days; {@code
     *     VAULT_UNAVAILABLE}
     */
    ProvisionalRelease release(OrganisationId asker, Envelope envelope);
}
