package org.stele.exchange.write;

import java.time.Instant;
import org.stele.contracts.id.RecordId;

/**
 * A record that stands on the ledger.
 *
 * @param committed the time of the block that has it
 */
public record Written(RecordId record, Instant committed) {}
