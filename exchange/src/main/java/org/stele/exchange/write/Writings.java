package org.stele.exchange.write;

import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.exchange.search.ChartQuery;
import org.stele.ledger.contract.Author;

/**
 * Takes single records in at the word of the organisation's own staff. The organisation attests them, so that what a clinician must
 * sign goes by {@link org.stele.exchange.intake.Intake}. What the patient keeps back is as if it were not there. Safe for use by
 * many threads.
 *
 * <p>Every method throws {@link org.stele.exchange.ExchangeException} {@code FORBIDDEN} for whoever has not the power that it names,
 * {@code CLINICIAN_MISSING} for records that a clinician must sign, and what
 * {@link org.stele.exchange.intake.Intake#sign} throws where the ledger does not take it. What was begun is then carried on by itself;
 * until it has come to an end nothing else is written into that chart, and whoever tries next is told ({@code NOT_TAKEN}).
 */
public interface Writings {
    /**
     * Enters a patient who is not known here, with their first record.
     *
     * @param clerk a seat here with the power CLERK
     * @throws org.stele.exchange.ExchangeException {@code IDENTIFIER_TAKEN} for one who is known here by one of the identifiers
     */
    Written enrol(Author clerk, IncomingPatient patient, Submission submission);

    /**
     * Commits a new record. It inherits the sensitivities of what it refers to.
     *
     * @param clinician a seat here with the power SIGN
     * @param home the patient's subject at this organisation
     * @param submission what its record refers to, by its facts, must be present in the chart
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} where the patient is not one of this organisation's,
     *     {@code INVALID} where it refers to what is not there, or where what it quotes, or what refers to it, is less sensitive
     */
    Written create(Author clinician, SubjectId home, Submission submission);

    /**
     * As the other {@code create}, where whoever writes looked for something first and did not find it.
     *
     * @param unless finds it in the chart if it has come since
     * @throws org.stele.exchange.ExchangeException {@code NOT_TAKEN} then
     */
    Written create(Author clinician, SubjectId home, Submission submission, ChartQuery unless);

    /**
     * Commits a later version of a present record, as {@link #create} otherwise. It is at least as sensitive as the one before.
     *
     * @param present attested by the organisation too, and no copy of another organisation's: what a clinician signed a
     *     clinician corrects, and a copy its custodian
     * @param version its address must be the present one's
     * @throws org.stele.exchange.ExchangeException {@code NOT_CURRENT} where the record is not present any more
     */
    Written update(Author clinician, SubjectId home, RecordId present, Submission version);

    /**
     * Commits a later version of the record that says who the patient is, and changes the directory with it.
     *
     * @param clinician with the power CLERK too where identifiers change
     * @throws org.stele.exchange.ExchangeException as the other {@code update}; {@code IDENTIFIER_TAKEN} where an identifier is
     *     another's, {@code INVALID} where the medical record number would be another
     */
    Written update(Author clinician, SubjectId home, RecordId present, IncomingPatient patient, Submission version);

    /**
     * Marks a present record as entered in error, and whatever else is active under its address: nobody finds any version of it any
     * more. It is not erased. The journal has it first, also where the ledger then does not take it.
     *
     * @param clinician a seat here with the power SIGN
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND}; {@code NOT_CURRENT} where the record is not present any more;
     *     {@code REFERRED_TO} where a present one refers to it
     */
    void retract(Author clinician, SubjectId home, RecordId present);
}
