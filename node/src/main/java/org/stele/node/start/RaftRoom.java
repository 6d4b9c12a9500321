package org.stele.node.start;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.stele.contracts.id.OrganisationId;
import org.stele.ledger.genesis.Genesis;
import org.stele.ledger.ordering.OrderingException;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.HostPort;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.OrderingSettings;
import org.stele.node.peer.CertifiedMembers;
import org.stele.node.start.NodeStartException.Reason;
import org.stele.node.watch.OrderingStatus;
import org.stele.ordering.raft.PeerAddress;
import org.stele.ordering.raft.RaftOrdering;
import org.stele.ordering.raft.RaftSettings;
import org.stele.ordering.raft.RaftStatus;
import org.stele.ordering.raft.RaftTuning;
import org.stele.ordering.raft.tls.PeerTls;

/** Opens this node's part in the Raft group, whose peers are the members' nodes and show the same TLS keys as on the link. */
final class RaftRoom {
    private RaftRoom() {}

    static RaftOrdering open(
            OrderingSettings.Raft raft,
            NodeConfiguration configuration,
            Genesis genesis,
            TlsKey key,
            CertifiedMembers members) {
        long epoch = OrderingRoom.epoch(configuration, genesis);
        try {
            RaftPart part = part(raft, configuration, epoch);
            return RaftOrdering.open(new RaftSettings(
                    RaftSettings.group(genesis.network(), epoch),
                    part.id(),
                    raft.listen().resolve(),
                    part.founds() ? addresses(raft.peers()) : List.of(),
                    part.folder(),
                    new PeerTls(
                            key.privateKey(),
                            key.certificate(),
                            hash -> members.memberOf(hash).isPresent()),
                    RaftTuning.STANDARD.withFiles(raft.log().fileBytes())));
        } catch (OrderingException | IllegalArgumentException e) {
            throw new NodeStartException(Reason.ORDERING, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.ORDERING, "the ordering's files cannot be written: allow the node's user to write", e);
        }
    }

    private static RaftPart part(OrderingSettings.Raft raft, NodeConfiguration configuration, long epoch)
            throws IOException {
        return RaftPart.of(configuration.directory(), configuration.organisation(), epoch, own(raft, configuration));
    }

    private static HostPort own(OrderingSettings.Raft raft, NodeConfiguration configuration) {
        HostPort own = raft.peers().get(configuration.organisation());
        if (own == null) {
            throw new NodeStartException(
                    Reason.ORDERING,
                    "raft.peers lacks this node's own organisation: name where the others reach raft.listen");
        }
        return own;
    }

    /** What looks after the log and the group, once there are a ledger and a link. */
    static Linked.Tending tending(
            RaftOrdering ordering, OrderingSettings.Raft raft, NodeConfiguration configuration, Genesis genesis) {
        long epoch = OrderingRoom.epoch(configuration, genesis);
        RaftMembership.Asked asked = new RaftMembership.Asked(
                epoch, ordering.id(), own(raft, configuration).toString());
        return (ledger, listener, clients) -> {
            Opened opened = new Opened();
            opened.add(LogPurge.start(ledger, ordering, epoch, raft.log().kept()));
            opened.add(
                    RaftEntry.start(ordering, asked, configuration.directory().raftJoins(), ledger, listener, clients));
            return opened;
        };
    }

    private static List<PeerAddress> addresses(Map<OrganisationId, HostPort> peers) {
        return peers.entrySet().stream()
                .map(entry -> new PeerAddress(
                        RaftPart.prefix(entry.getKey()),
                        entry.getValue().host(),
                        entry.getValue().port()))
                .toList();
    }

    static OrderingStatus status(String id, RaftStatus raft) {
        return new OrderingStatus(
                "raft", raft.leader().map(RaftPart::organisation), raft.peers().containsKey(id), raft.lag());
    }
}
