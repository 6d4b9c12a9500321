package org.stele.exchange.misattribution;

import java.util.List;
import org.stele.contracts.id.PermitId;
import org.stele.contracts.id.RecordId;

/**
 * Tells an organisation that what was released to one of its people is another patient's. It does not say whose.
 *
 * @param permit the last one under which they had any of it
 * @param records the custodian's, in any version that they had
 * @param height at which the ledger has them as errors
 */
public record MisattributionNotice(PermitId permit, List<RecordId> records, long height) {
    public MisattributionNotice {
        records = List.copyOf(records);
    }
}
