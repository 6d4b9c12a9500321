package org.stele.exchange.amend;

import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.contracts.record.AmendReason;
import org.stele.exchange.intake.IncomingRecord;
import org.stele.exchange.intake.IntakeBatch;
import org.stele.ledger.contract.Author;

/** Corrects records; the old version stays, marked as superseded. Safe for use by many threads. */
public interface Amendments {
    /**
     * Stages a new version, to be signed and committed as any batch, see {@link org.stele.exchange.intake.Intake#sign}.
     *
     * @param clinician a seat here with the power SIGN: it attests the new version
     * @param subject the patient's home: nothing here ties a record to its patient but the patient's own index
     * @param version its address must be the old one's
     * @throws org.stele.exchange.ExchangeException {@code FORBIDDEN}, {@code NOT_FOUND} where the record is not here or not
     *     current, {@code INVALID}
     */
    IntakeBatch amend(Author clinician, SubjectId subject, RecordId record, IncomingRecord version, AmendReason reason);
}
