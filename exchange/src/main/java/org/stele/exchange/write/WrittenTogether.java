package org.stele.exchange.write;

import java.util.List;
import org.stele.contracts.id.SubjectId;

/**
 * Records that stand on the ledger together.
 *
 * @param home of the patient whose they are
 * @param names as {@link Together} had them when they were written
 * @param records in the order in which they were submitted
 */
public record WrittenTogether(SubjectId home, List<String> names, List<Written> records) {
    public WrittenTogether {
        names = List.copyOf(names);
        records = List.copyOf(records);
    }
}
