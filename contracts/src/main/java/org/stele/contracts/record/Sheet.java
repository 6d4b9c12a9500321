package org.stele.contracts.record;

import java.util.List;

/**
 * Records that the same party answers for.
 *
 * @param entries at least one
 */
public record Sheet(Attestor attestor, List<Entry> entries) {
    public Sheet {
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a sheet has at least one entry");
        }
    }
}
