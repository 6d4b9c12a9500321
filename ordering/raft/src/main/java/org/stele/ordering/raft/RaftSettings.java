package org.stele.ordering.raft;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.stele.crypto.Hash;
import org.stele.ordering.raft.tls.PeerTls;

/**
 * All that a peer is opened with.
 *
 * @param group one order of one network, see {@link #group(Hash, long)}
 * @param peer this peer's id
 * @param listen where this machine takes connections; may differ from where the others reach it
 * @param peers those whom the group begins with, this one among them and the same for all of them; empty for one that joins
 *     later by {@link RaftOrdering#changePeers}. Once there is a log, what stands in it counts instead
 * @param directory this peer's own folder, made where absent; one process at a time
 */
public record RaftSettings(
        UUID group,
        String peer,
        InetSocketAddress listen,
        List<PeerAddress> peers,
        Path directory,
        PeerTls tls,
        RaftTuning tuning) {
    public RaftSettings {
        peers = List.copyOf(peers);
        if (!peers.isEmpty() && peers.stream().noneMatch(address -> address.id().equals(peer))) {
            throw new IllegalArgumentException("the peers that the group begins with lack this one: " + peer);
        }
    }

    /** The group of a network's epoch: a new epoch is a new order, which knows nothing of the one before. */
    public static UUID group(Hash network, long epoch) {
        byte[] name = ("stele/raft/1\0" + network + "/" + epoch).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(Hash.of(name).unsafeArray());
    }
}
