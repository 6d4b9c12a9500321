package org.stele.exchange.search;

import java.util.List;
import org.stele.contracts.id.SubjectId;

/**
 * What a search found in one chart; the patient's journal has it.
 *
 * @param home the patient's subject at this organisation
 */
public record FoundIn(SubjectId home, ChartIndex chart, List<ChartEntry> entries) {
    public FoundIn {
        entries = List.copyOf(entries);
    }
}
