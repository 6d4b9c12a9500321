package org.stele.node.watch;

import java.util.Optional;
import org.stele.contracts.id.OrganisationId;

/**
 * Where the ordering is, as far as this node knows.
 *
 * @param engine {@code embedded} or {@code raft}
 * @param leader who leads, where somebody does
 * @param takesPart whether this node is one of those who make the order; one that is new, or comes from a backup, is taken in first
 * @param lag by how many entries this node is behind the leader
 */
public record OrderingStatus(String engine, Optional<OrganisationId> leader, boolean takesPart, long lag) {
    public static final OrderingStatus EMBEDDED = new OrderingStatus("embedded", Optional.empty(), true, 0);
}
