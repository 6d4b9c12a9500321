package org.stele.exchange.misattribution;

import java.util.List;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.RandomId;
import org.stele.ledger.contract.Author;

/** Corrects whose records are, and tells who had read them. Safe for use by many threads. */
public interface Misattributions {
    /**
     * Takes present records out of a chart, marked on the ledger as another patient's ({@code WRONG_PATIENT}), after they were
     * filed in the right chart, where one is named: the same content but for whom it is about, under the same address, sealed and
     * committed anew, at the organisation's word. What others refer to goes with them; what says nothing of a patient, as a
     * practitioner, comes along as a copy. Everyone who had read them is told. Both journals have it, before it is done. What was taken
     * out by this without a right chart is filed in one later.
     *
     * <p>Repeating it answers with the same, and finishes what was cut short; what is committed is also finished by itself.
     *
     * @param author a seat here with the power SIGN or CLERK
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}; {@code NOT_FOUND} where a patient is not one of this
     *     organisation's; {@code NOT_CURRENT} where a record is not present, or may not be seen; {@code REFERRED_TO} where others
     *     that stay refer to one; {@code INVALID}, and {@code CLINICIAN_MISSING} for what a clinician must sign: it is taken out
     *     without being filed, and signed anew; {@code NOT_TAKEN} where others write into a chart, or another
     *     correction of one of them has not come to its end
     */
    Corrected correct(Author author, Misattribution order);

    /**
     * Who must hear that what they read is another patient's, and have not said that they did, the oldest first: all of it for a
     * seat here with the power REVIEW, what they read themselves for any other.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN} for anyone but a seat here
     */
    List<Misread> open(Author reader);

    /**
     * Takes one off one's own list: a reader's is theirs, and that of the seats with the power REVIEW is one. Repeating it changes nothing.
     *
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code NOT_FOUND}
     */
    void acknowledge(Author reader, RandomId misread);

    /**
     * Is told, as an organisation whose people had read them, of another's records that are another patient's. Repeating it
     * changes nothing.
     *
     * @param from whose records they are, and who signed the message
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} unless permit and records fit together
     */
    void told(OrganisationId from, MisattributionNotice notice);
}
