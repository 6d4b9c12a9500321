package org.stele.exchange.erase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stele.contracts.consent.ErasureAnswer;
import org.stele.contracts.id.ErasureId;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.RecordId;

/**
 * A request for erasure as it stands.
 *
 * @param items in the request's order, then those of copies elsewhere
 * @param due by when every holder answers
 * @param closed when the last one did
 */
public record ErasureReport(ErasureId request, List<Item> items, Instant due, Optional<Instant> closed) {
    /**
     * One record at one holder.
     *
     * @param answer empty while the holder is awaited
     */
    public record Item(RecordId record, OrganisationId holder, Optional<ErasureAnswer> answer) {}

    public ErasureReport {
        items = List.copyOf(items);
    }
}
