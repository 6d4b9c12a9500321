package org.stele.exchange.write;

import java.util.List;
import java.util.Optional;
import org.stele.contracts.id.SubjectId;
import org.stele.crypto.Hash;
import org.stele.exchange.chart.ChartRecord;
import org.stele.exchange.intake.IncomingPatient;
import org.stele.ledger.contract.Author;

/**
 * Takes several new records of one patient in at the word of the organisation's own staff: all of them, by one transaction of the
 * ledger, or none. What was written is remembered by its digest, so that whoever did not get the answer can send the same again. Safe
 * for use by many threads; throws what {@link Writings} throws.
 */
public interface JointWritings {
    /** What the same submission has become before; empty where nothing of it stands. */
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
     * Commits new records.
     *
     * @param clinician a seat here with the power SIGN
     * @param home the patient's subject at this organisation
     * @throws org.stele.exchange.ExchangeException as {@link Writings#create}
     */
    WrittenTogether create(Author clinician, SubjectId home, Together together);

    /**
     * Enters a patient who is not known here, with their first records.
     *
     * @param clerk a seat here with the power CLERK
     * @param together who the patient is among them
     * @throws org.stele.exchange.ExchangeException as {@link Writings#enrol}
     */
    WrittenTogether enrol(Author clerk, IncomingPatient patient, Together together);
}
