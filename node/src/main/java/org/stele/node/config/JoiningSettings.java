package org.stele.node.config;

import java.util.Optional;

/**
 * How a node is joined to the other members' nodes.
 *
 * @param listen where it takes the other nodes' connections by mutual TLS; empty where all nodes run in one process
 */
public record JoiningSettings(Optional<HostPort> listen, OrderingSettings ordering) {
    /** A node that needs no other machine's. */
    public static final JoiningSettings ALONE = new JoiningSettings(Optional.empty(), new OrderingSettings.Embedded());
}
