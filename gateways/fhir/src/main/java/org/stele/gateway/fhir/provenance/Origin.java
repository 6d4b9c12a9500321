package org.stele.gateway.fhir.provenance;

import java.util.Optional;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.RecordState;
import org.stele.exchange.search.ChartEntry;

/**
 * What the ledger has of a version.
 *
 * @param before the version that it took the place of, where that may be seen
 */
record Origin(ChartEntry version, RecordState state, Optional<Revised> before) {
    /** The version before, and why it was replaced. */
    record Revised(ChartEntry version, AmendReason reason) {}
}
