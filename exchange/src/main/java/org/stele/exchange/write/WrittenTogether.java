package org.stele.exchange.write;

import java.util.List;

/**
 * Records that stand on the ledger together.
 *
 * @param names as {@link Together} had them when they were written
 * @param records in the order in which they were submitted
 */
public record WrittenTogether(List<String> names, List<Written> records) {
    public WrittenTogether {
        names = List.copyOf(names);
        records = List.copyOf(records);
    }
}
