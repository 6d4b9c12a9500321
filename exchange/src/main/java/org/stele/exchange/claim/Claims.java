package org.stele.exchange.claim;

import org.stele.contracts.id.SubjectId;
import org.stele.ledger.block.FinalReceipt;
import org.stele.ledger.contract.Author;
import org.stele.ledger.transaction.Envelope;

/** Hands subjects over to their patients. Safe for use by many threads. */
public interface Claims {
    /**
     * Issues a code for a subject that nobody has claimed; an earlier code for it is void. The clerk has checked the
     * patient's document and offered the claim on the ledger ({@code identity.offerClaim}); the code lasts as long as the
     * offer.
     *
     * @param clerk a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code NOT_FOUND} where the subject is not this
     *     organisation's or is claimed already, {@code INVALID} where no offer of this clerk's stands
     */
    ClaimCode issue(Author clerk, SubjectId subject);

    /**
     * Claims a subject: checks the code, signs the wallet's transaction too and takes it to its end. Three codes whose first
     * half is right and whose second is not kill the code; what has another first half does not count, so that a stranger
     * cannot use up the tries. Repeating it with the same transaction answers with the same receipt.
     *
     * @param envelope {@code identity.claim} by {@code key:<the wallet's>}, signed by it, naming the clerk who issued the code
     * @throws org.stele.exchange.ExchangeException {@code CLAIM_REFUSED} whatever is wrong with subject or code, {@code
     *     INVALID}, {@code CONTRACT_REFUSED}, and what submitting brings: then the code still counts
     */
    FinalReceipt claim(SubjectId subject, String code, Envelope envelope);
}
