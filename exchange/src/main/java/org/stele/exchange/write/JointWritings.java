package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.ledger.contract.Author;

/**
 * Adds, changes and retracts several records of one patient at the word of the organisation's own staff: all of them, by one transaction of
 * the ledger, or none. Whoever looks into the chart finds all that was done or nothing. What was written is remembered by its digest, so that whoever did not get the answer can send the same again. Safe
 * for use by many threads; throws what {@link Writings} throws.
 */
public interface JointWritings {
    /**
     * What the same submission has become before. Of what only adds, empty where nothing of it stands, whatever became of it otherwise; of
     * what changes or retracts, empty once any of it is not as it was left, and always where it only retracts: that may be done again.
     *
     * @throws org.stele.exchange.ExchangeException {@code NOT_TAKEN} where it is not known yet what becomes of it; {@code NOT_CURRENT} where
     *     it has added something, which is not done again, and is not as it was left
     */
    Optional<WrittenTogether> find(Hash digest);

    /**
     * Opens what was written for whoever wrote it, who did not get the answer: a clerk too, who has sent again what they are answered. The
     * journal has it first.
     *
     * @param author a seat here with the power SIGN or CLERK
     * @param written as {@link #find} found it by what the author has sent
     * @return those are missing that the patient keeps back by now, or that do not stand any more
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}
     */
    List<ChartRecord> reopen(Author author, WrittenTogether written);

    /**
     * Commits new records and later versions, and marks others as entered in error.
     *
     * @param clinician a seat here with the power SIGN, and CLERK where a patient's identifiers change
     * @param home the patient's subject at this organisation
     * @param together by what it adds and changes nothing refers to what it retracts, and nothing else in the chart does
     * @throws org.stele.exchange.ExchangeException as {@link Writings#create}, {@link Writings#update} and {@link Writings#retract}
     */
    WrittenTogether write(Author clinician, SubjectId home, Together together);

    /**
     * Enters a patient who is not known here, with their first records.
     *
     * @param clerk a seat here with the power CLERK
     * @param together new records alone, who the patient is among them
     * @throws org.stele.exchange.ExchangeException as {@link Writings#enrol}
     */
    WrittenTogether enrol(Author clerk, IncomingPatient patient, Together together);
}
