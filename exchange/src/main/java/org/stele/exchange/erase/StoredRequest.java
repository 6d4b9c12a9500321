package org.stele.exchange.erase;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.SubjectId;
import org.stele.formats.release.ChartId;

/**
 * A patient's request, written before it is submitted.
 *
 * @param subject on which the patient asked
 * @param openings one for each item, in their order
 * @param others requests to other holders, for the copies of what this one names
 * @param expires after which it is void, if it is not on the ledger by then
 */
record StoredRequest(
        ErasureId request,
        SubjectId subject,
        ChartId chart,
        List<ErasureOpening> openings,
        List<ErasureId> others,
        Instant expires) {
    StoredRequest {
        openings = List.copyOf(openings);
        others = List.copyOf(others);
    }
}
