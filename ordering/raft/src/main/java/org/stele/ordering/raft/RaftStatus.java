package org.stele.ordering.raft;

import java.util.Map;
import java.util.Optional;

/**
 * What a peer knows of the order, for people and metrics.
 *
 * @param leader the peer that leads, as far as this one knows
 * @param term Raft's term; grows with every election
 * @param certain the last position that is certain here
 * @param keptAfter the lowest position after which all is kept here
 * @param peers the group, and how far the order is certain at each as far as this peer heard; -1 where it heard nothing
 */
public record RaftStatus(Optional<String> leader, long term, long certain, long keptAfter, Map<String, Long> peers) {
    public RaftStatus {
        peers = Map.copyOf(peers);
    }

    /** By how many positions this peer is behind the leader, as far as it knows of it. */
    public long lag() {
        return leader.map(id -> Math.max(0, peers.getOrDefault(id, certain) - certain))
                .orElse(0L);
    }
}
