package org.stele.node.start;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.stele.contracts.id.OrganisationId;
import org.stele.crypto.Bytes;
import org.stele.crypto.RandomId;
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
            return RaftOrdering.open(new RaftSettings(
                    RaftSettings.group(genesis.network(), epoch),
                    peer(configuration.organisation()),
                    raft.listen().resolve(),
                    addresses(raft.peers()),
                    configuration.directory().raft(epoch),
                    new PeerTls(
                            key.privateKey(),
                            key.certificate(),
                            hash -> members.memberOf(hash).isPresent()),
                    RaftTuning.STANDARD.withFiles(raft.log().fileBytes())));
        } catch (OrderingException | IllegalArgumentException e) {
            throw new NodeStartException(Reason.ORDERING, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<PeerAddress> addresses(Map<OrganisationId, HostPort> peers) {
        return peers.entrySet().stream()
                .map(entry -> new PeerAddress(
                        peer(entry.getKey()),
                        entry.getValue().host(),
                        entry.getValue().port()))
                .toList();
    }

    static OrderingStatus status(RaftStatus raft) {
        return new OrderingStatus("raft", raft.leader().map(RaftRoom::organisation), raft.lag());
    }

    private static OrganisationId organisation(String peer) {
        return new OrganisationId(new RandomId(Bytes.wrap(HexFormat.of().parseHex(peer))));
    }

    /** Raft's names know no capital letters: the identifier's bytes in hexadecimal. */
    static String peer(OrganisationId organisation) {
        return HexFormat.of().formatHex(organisation.value().bytes().unsafeArray());
    }
}
