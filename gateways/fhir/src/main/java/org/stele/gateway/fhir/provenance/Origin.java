package org.stele.gateway.fhir.provenance;

import java.util.Optional;
import org.stele.contracts.id.RecordId;
import org.stele.contracts.record.AmendReason;
import org.stele.contracts.record.RecordState;
import org.stele.exchange.search.ChartEntry;

/**
 * What the ledger has of a version.
 *
 * @param before the version that it took the place of, where that may be seen
 * @param elsewhere as what it stood in another patient's chart, if it did
 */
record Origin(ChartEntry version, RecordState state, Optional<Revised> before, Optional<RecordId> elsewhere) {
    /** The version before, and why it was replaced. */
    record Revised(ChartEntry version, AmendReason reason) {}
}
