package org.stele.exchange.write;

import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.ledger.contract.Author;

/**
 * Takes single records in at the word of the organisation's own staff. The organisation attests them, so that what a clinician must
 * sign goes by {@link org.stele.exchange.intake.Intake}. What the patient keeps back is as if it were not there. Safe for use by
 * many threads.
 *
 * <p>Every method throws {@link org.stele.exchange.ExchangeException} {@code FORBIDDEN} for whoever has not the power that it names,
 * {@code CLINICIAN_MISSING} for records that a clinician must sign, and what
 * {@link org.stele.exchange.intake.Intake#sign} throws where the ledger does not take it; it is then tried again by itself.
 */
public interface Writings {
    /**
     * Enters a patient who is not known here, with their first record.
     *
     * @param clerk a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code IDENTIFIER_TAKEN} for one who is known here by one of the identifiers
     */
    Written enrol(Author clerk, IncomingPatient patient, IncomingRecord record);

    /**
     * Commits a new record. It inherits the sensitivities of what it refers to.
     *
     * @param clinician a seat here with the power SIGN
     * @param home the patient's subject at this organisation
     * @param record what it refers to, by its facts, must be present in the chart
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} where the patient is not one of this organisation's,
     *     {@code INVALID} where it refers to what is not there
     */
    Written create(Author clinician, SubjectId home, IncomingRecord record);

    /**
     * Commits a later version of a present record, as {@link #create} otherwise. It is at least as sensitive as the one before.
     *
     * @param present attested by the organisation too: what a clinician signed a clinician corrects
     * @param version its address must be the present one's
     * @throws org.stele.exchange.ExchangeException {@code NOT_CURRENT} where the record is not present any more
     */
    Written update(Author clinician, SubjectId home, RecordId present, IncomingRecord version);

    /**
     * Commits a later version of the record that says who the patient is, and changes the directory with it.
     *
     * @throws org.stele.exchange.ExchangeException as {@link #update}; {@code IDENTIFIER_TAKEN} where an identifier is another's,
     *     {@code INVALID} where the medical record number would be another
     */
    Written update(Author clinician, SubjectId home, RecordId present, IncomingPatient patient, IncomingRecord version);

    /**
     * Marks a present record as entered in error: nobody finds it or any of its versions any more. It is not erased.
     *
     * @param clinician a seat here with the power SIGN
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}; {@code NOT_CURRENT} where the record is not present any more;
     *     {@code REFERRED_TO} where a present one refers to it
     */
    void retract(Author clinician, SubjectId home, RecordId present);
}
