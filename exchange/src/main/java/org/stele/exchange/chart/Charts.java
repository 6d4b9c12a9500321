package org.stele.exchange.chart;

import java.util.List;
import org.stele.contracts.id.SubjectId;
import org.stele.exchange.ExchangeException;
import org.stele.ledger.contract.Author;

/** Opens the charts of an organisation's own patients to its own clinicians. Safe for use by many threads. */
public interface Charts {
    /**
     * What stands in a patient's chart, less what the patient keeps back from this organisation itself. The journal has it before
     * anything is opened. It rests on the newest certified state, however old, so that care goes on where nothing becomes final.
     *
     * @param home the patient's subject at this organisation
     * @throws ExchangeException {@code FORBIDDEN} for anyone but a clinician in force here, {@code NOT_FOUND} for a patient who is
     *     not one of this organisation's, {@code ACCESS_REFUSED} where the patient keeps back everything
     */
    List<ChartRecord> read(Author clinician, SubjectId home);
}
