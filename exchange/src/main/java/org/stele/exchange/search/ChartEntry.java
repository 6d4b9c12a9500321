package org.stele.exchange.search;

import java.time.Instant;
import org.stele.contracts.id.RecordId;
import org.stele.vault.segment.Facts;

/**
 * A record version as the encrypted index has it. Its text form shows nothing of it.
 *
 * @param committed the time of the block that has it
 */
public record ChartEntry(RecordId record, Facts facts, Instant committed) {
    @Override
    public String toString() {
        return "ChartEntry[" + record + "]";
    }
}
