package org.stele.node.config;

import java.util.Optional;

/**
 * How a node is joined to the other members' nodes.
 *
 * @param epoch that {@code ordering} serves; empty for the one that the network began with
 * @param address where the other nodes reach it, which it tells them; empty where their configuration is all they go by
 * @param listen where it takes the other nodes' connections by mutual TLS; empty where all nodes run in one process
 */
public record JoiningSettings(
        Optional<Long> epoch, Optional<HostPort> address, Optional<HostPort> listen, OrderingSettings ordering) {
    /** A node that needs no other machine's. */
    public static final JoiningSettings ALONE =
            new JoiningSettings(Optional.empty(), Optional.empty(), Optional.empty(), new OrderingSettings.Embedded());
}
