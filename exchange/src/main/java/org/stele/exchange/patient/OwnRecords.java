package org.stele.exchange.patient;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.ledger.contract.Author;

/** What patients read of their own. Safe for use by many threads. */
public interface OwnRecords {
    /**
     * The index of all versions that are not erased, oldest first; a view, so it is journalled.
     *
     * @param author the subject {@code home} itself
     * @throws org.stele.exchange.ExchangeException {@code NOT_FOUND} for anyone else and for any other organisation's
     */
    List<RecordLine> list(Author author, SubjectId home);

    /** What the patient must hear of, oldest first. */
    List<Notice> notices(Author author, SubjectId home);
}
