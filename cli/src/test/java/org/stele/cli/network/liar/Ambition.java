package org.stele.cli.network.liar;

import java.io.IOException;
import java.util.List;
import org.apache.ratis.client.RaftClient;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.stele.ordering.raft.RaftOrdering;
import org.stele.ordering.raft.RaftSettings;
import org.stele.ordering.raft.tls.PeerSecurity;

/** Asks whoever leads to let this member lead, as any member can. */
record Ambition(RaftSettings settings, RaftOrdering ordering) {
    private static final long MOST_MILLIS = 3_000;

    void lead() {
        if (ordering.status().leader().filter(settings.peer()::equals).isPresent()) {
            return;
        }
        try (RaftClient client = RaftClient.newBuilder()
                .setProperties(new RaftProperties())
                .setParameters(PeerSecurity.parameters(settings.tls()))
                .setRaftGroup(RaftGroup.valueOf(RaftGroupId.valueOf(settings.group()), peers()))
                .build()) {
            client.admin().transferLeadership(RaftPeerId.valueOf(settings.peer()), MOST_MILLIS);
        } catch (IOException e) {
            System.err.println("nobody lets this member lead yet: " + e);
        }
    }

    private List<RaftPeer> peers() {
        return settings.peers().stream()
                .map(peer -> RaftPeer.newBuilder()
                        .setId(peer.id())
                        .setAddress(peer.host() + ":" + peer.port())
                        .build())
                .toList();
    }
}
