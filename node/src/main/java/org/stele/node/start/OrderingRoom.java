package org.stele.node.start;

import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.EmbeddedOrdering;
import org.stele.ledger.ordering.Ordering;
import org.stele.ledger.ordering.OrderingException;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;
import org.stele.node.peer.CertifiedMembers;
import org.stele.node.start.NodeStartException.Reason;
import org.stele.node.watch.OrderingStatus;
import org.stele.ordering.raft.RaftOrdering;

/** Opens the ordering that a node has for itself. */
final class OrderingRoom {
    private OrderingRoom() {}

    static Ordering open(NodeConfiguration configuration, Genesis genesis, TlsKey key, CertifiedMembers members) {
        return switch (configuration.joining().ordering()) {
            case OrderingSettings.Embedded _ -> embedded(configuration, genesis);
            case OrderingSettings.Raft raft -> RaftRoom.open(raft, configuration, genesis, key, members);
        };
    }

    /** What looks after the ordering while the node runs; nothing where one node alone has all entries. */
    static Linked.Tending tending(Ordering ordering, NodeConfiguration configuration, Genesis genesis) {
        return configuration.joining().ordering() instanceof OrderingSettings.Raft raft
                        && ordering instanceof RaftOrdering opened
                ? RaftRoom.tending(opened, raft, configuration, genesis)
                : (_, _, _) -> () -> {};
    }

    /** Which epoch the ordering serves that this node is opened with. */
    static long epoch(NodeConfiguration configuration, Genesis genesis) {
        return configuration.joining().epoch().orElse(genesis.epoch());
    }

    static OrderingStatus status(Ordering ordering) {
        return ordering instanceof RaftOrdering raft
                ? RaftRoom.status(raft.id(), raft.status())
                : OrderingStatus.EMBEDDED;
    }

    static Ordering embedded(NodeConfiguration configuration, Genesis genesis) {
        int voters = genesis.validators().size();
        if (voters > 1) {
            throw new NodeStartException(
                    Reason.ORDERING,
                    "ordering: embedded is for one voting member, and this network has " + voters
                            + ": set ordering: raft, with raft.listen and raft.peers");
        }
        try {
            return EmbeddedOrdering.open(configuration.directory().ordering(epoch(configuration, genesis)));
        } catch (OrderingException e) {
            throw new NodeStartException(Reason.ORDERING, String.valueOf(e.getMessage()), e);
        }
    }
}
