package org.stele.exchange.erase;

import java.time.Instant;
import java.util.List;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.SubjectId;

/**
 * A patient's request, written before it is submitted.
 *
 * @param openings one for each item, in their order
 * @param expires after which it is void, if it is not on the ledger by then
 */
record StoredRequest(ErasureId request, SubjectId subject, List<ErasureOpening> openings, Instant expires) {
    StoredRequest {
        openings = List.copyOf(openings);
    }
}
