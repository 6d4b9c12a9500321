package org.stele.exchange.search;

import java.util.List;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.exchange.chart.ChartRecord;
import org.stele.ledger.contract.Author;

/** Finds records in the charts of an organisation's own patients, for its own clinicians. Safe for use by many threads. */
public interface Searches {
    /**
     * Looks through every chart. The journal of each patient of whom something was found, or about whom the query asks, has it
     * before it is answered; that nothing was found of the others leaves no entry. It rests on the newest certified state,
     * however old, so that care goes on where nothing becomes final.
     *
     * @return the charts in which something was found
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here
     */
    List<FoundIn> search(Author clinician, ChartQuery query);

    /**
     * Opens what was found; the journal has it first.
     *
     * @param home the patient's subject at this organisation
     * @param records in any version; at most 1,000
     * @return in the order of {@code records}; those are missing that the patient keeps back, or that do not stand any more
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code NOT_FOUND} for a patient who
     *     is not one of this organisation's
     */
    List<ChartRecord> open(Author clinician, SubjectId home, List<RecordId> records);
}
